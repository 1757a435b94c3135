"""`make test`: every part in turn, each timed, to the last one even if an earlier one has failed.

`python -m tests.suite lint` runs the parts that need no database only.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from tests.services.elasticsearch import running_elasticsearch
from tests.services.postgresql import programs, running_postgresql

ROOT = Path(__file__).resolve().parents[1]
CODE = ["bootstrap", "site", "home", "articles", "events", "search", "tests", "manage.py"]
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "".join(chr(33 + number) for number in range(80)),
    "ALLOWED_HOSTS": "espoo.example",
    "DATABASE_URL": "postgres://espoo@127.0.0.1/espoo",
    "EMAIL_URL": "smtp://127.0.0.1",
    "SITE_ADDRESS": "https://espoo.example",
}
NOWHERE = {"DATABASE_URL": "sqlite:///:memory:"}
OWN_SETTINGS = ("CI", "FULL", "PATH", "HOME", "LANG", "TMPDIR", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
BROWSER = "tests/browser"
FAULTS = "tests/faults"
WITHOUT_DATABASE = ("tests/config", "tests/test_structure.py")


class Part(NamedTuple):
    """`command` is a program of `.venv`; `settings` are added to its environment."""

    name: str
    command: list[str]
    settings: dict[str, str] = {}


def main(which: str) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what was started is ended on the way out
    began = time.monotonic()
    durations: dict[str, float] = {}
    failed: list[str] = []
    with ExitStack() as stack:
        results = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        parts = [*lint_parts(), *(test_parts(stack, results) if which == "all" else [])]
        for part in parts:
            start = time.monotonic()
            if run(part):
                failed.append(part.name)
            durations[part.name] = time.monotonic() - start
        counts = count(results)
    tell(durations, failed)
    if which == "all":
        print(pytest_like_summary(counts, time.monotonic() - began), flush=True)
    return 1 if failed else 0


def lint_parts() -> Iterator[Part]:
    yield Part("ruff check", ["ruff", "check", "--quiet", *CODE])
    yield Part("ruff format", ["ruff", "format", "--check", "--quiet", *CODE])
    yield Part("types", ["mypy"])
    yield Part("templates", ["djlint", "--lint", "--quiet", *template_folders()])
    yield Part("imports", ["lint-imports"], {"PYTHONPATH": "site"})
    yield Part("migrations", ["python", "manage.py", "makemigrations", "--check", "--dry-run"], NOWHERE)
    yield Part("deployment", ["python", "manage.py", "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION)


def test_parts(stack: ExitStack, results: Path) -> Iterator[Part]:
    quick = ["pytest", "tests", f"--ignore={BROWSER}", f"--ignore={FAULTS}", "-q", "-n", "2"]
    elsewhere = [f"--ignore={path}" for path in WITHOUT_DATABASE]
    searched = search_server(stack)
    yield Part("units and pages, SQLite", [*quick, report(results, "sqlite")], searched)
    if programs() is not None:
        server = {"DATABASE_URL": stack.enter_context(running_postgresql()), **searched}
        yield Part("units and pages, PostgreSQL", [*quick, *elsewhere, report(results, "postgresql")], server)
        yield Part("faults", ["pytest", FAULTS, "-q", report(results, "faults")], server)
        yield Part("browser, PostgreSQL", ["pytest", BROWSER, "-q", "-n", "2", report(results, "browser")], server)
    elif os.environ.get("CI") == "true":
        yield Part("PostgreSQL", ["python", "-m", "tests.services.postgresql", "true"])  # fails, and says why
    else:
        print("Skipped: all that runs on PostgreSQL, which is not on this machine", flush=True)
    one = ["pytest", BROWSER, "-q", "-m", "both_databases", report(results, "browser-sqlite")]
    yield Part("browser, SQLite", one)


def search_server(stack: ExitStack) -> dict[str, str]:
    """An Elasticsearch for every part; where there can be none, each test that needs one says so."""
    try:
        return {"TESTS_ELASTICSEARCH_URL": stack.enter_context(running_elasticsearch())}
    except (RuntimeError, OSError, subprocess.CalledProcessError) as error:
        print(f"No Elasticsearch: {error}", flush=True)
        return {}


def report(results: Path, name: str) -> str:
    return f"--junitxml={results / name}.xml"


def template_folders() -> list[str]:
    return [
        folder for folder in ("site", "home", "articles", "events", "search") if any((ROOT / folder).rglob("*.html"))
    ]


def run(part: Part) -> int:
    """The command's exit status. Only what the suite itself decides stands in its environment."""
    print(f"\n== {part.name}", flush=True)
    kept = {name: value for name, value in os.environ.items() if name in OWN_SETTINGS}
    settings = {"ENV_FILE": os.devnull, "DJANGO_SETTINGS_MODULE": "config.settings.test"} | part.settings
    command: list[str | Path] = [Path(sys.executable).parent / part.command[0], *part.command[1:]]
    child = subprocess.Popen(command, cwd=ROOT, env=kept | settings, stdin=subprocess.DEVNULL, process_group=0)
    try:
        return child.wait()
    finally:
        if child.poll() is None:
            end_group(child)


def end_group(child: "subprocess.Popen[bytes]") -> None:
    """When we are told to end in the middle of a part, so are all the processes that it has started."""
    os.killpg(child.pid, signal.SIGTERM)
    try:
        child.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def count(results: Path) -> Counter[str]:
    """How many tests passed, failed and were skipped, over all of pytest's runs."""
    found: Counter[str] = Counter()
    for path in results.glob("*.xml"):
        for suite in ElementTree.parse(path).getroot().iter("testsuite"):
            bad = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            skipped = int(suite.get("skipped", 0))
            found += Counter(failed=bad, skipped=skipped, passed=int(suite.get("tests", 0)) - bad - skipped)
    return found


def tell(durations: dict[str, float], failed: list[str]) -> None:
    print()
    for name, seconds in durations.items():
        print(f"{seconds:7.1f} s  {name}{'  FAILED' if name in failed else ''}")
    print(f"{sum(durations.values()):7.1f} s  together")
    print(f"Failed: {', '.join(failed)}" if failed else "Every part passed.", flush=True)


def pytest_like_summary(counts: Counter[str], seconds: float) -> str:
    told = ", ".join(f"{counts[name]} {name}" for name in ("failed", "passed", "skipped") if counts[name])
    return f"===== {told or 'no tests ran'} in {seconds:.2f}s ====="


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
