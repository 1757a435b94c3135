"""What Lighthouse says of each page type, on a phone with a slow line as it simulates one."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.services.chromium import FLAGS, executable
from tests.services.page_types import page_types
from tests.services.site import running_site

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = {"performance": "perf.", "accessibility": "access", "best-practices": "practices", "seo": "SEO"}
WITHOUT_A_REPORT = ("an unknown address",)  # Lighthouse judges no answer of 404
TAG = "en"


def print_table(environment: dict[str, str]) -> None:
    if not (PROGRAM.exists() and shutil.which("node") and executable()):
        sys.exit("Lighthouse needs node and Chromium: 'apt install npm chromium' brings them.")
    print(f"\n{'Lighthouse':<22}" + "".join(f"{short:>11}" for short in CATEGORIES.values()) + "  what costs points")
    with running_site(environment["DATABASE_URL"], Path(environment["VAR_FOLDER"]), **environment) as site:
        for name, path in page_types(environment, TAG).items():
            if name not in WITHOUT_A_REPORT:
                print(f"{name:<22}{judgement(site.address + without_query(path))}", flush=True)


def without_query(path: str) -> str:
    """The search's own page: search engines are told to keep no list of hits, and Lighthouse would take points for that."""
    return path.partition("?")[0]


def judgement(address: str) -> str:
    """The rest of a page's row: its scores and what costs points, or why there is no report."""
    try:
        report = look_at(address)
    except RuntimeError as reason:
        return f"  no report: {reason}"
    scores = "".join(f"{score(report, category):>11}" for category in CATEGORIES)
    return f"{scores}  {'; '.join(costs(report))}"


def look_at(address: str) -> dict[str, Any]:
    """Lighthouse's own report. Raises RuntimeError with its last words when it can't make one."""
    flags = " ".join(f'"{flag}"' if " " in flag else flag for flag in FLAGS)
    command = ["node", str(PROGRAM), address, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    command += [f"--only-categories={','.join(CATEGORIES)}", "--no-enable-error-reporting"]
    environment = os.environ | {"CHROME_PATH": str(executable())}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(" ".join(done.stderr.split())[:300])
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def score(report: dict[str, Any], category: str) -> str:
    found = report["categories"][category]["score"]
    return "error" if found is None else str(round(found * 100))


def costs(report: dict[str, Any]) -> list[str]:
    """The audits that cost points, each with what Lighthouse measured."""
    told = []
    for category in CATEGORIES:
        for part in report["categories"][category]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 0.995:
                value = audit.get("displayValue", "").replace("\u00a0", " ")
                told.append(f"{part['id']} {value}".strip())
    return told
