"""The Nu HTML checker: many pages in one run, since its start costs more than they do."""

import json
import shutil
import subprocess
from pathlib import Path

JAR = Path(__file__).resolve().parents[2] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def is_there() -> bool:
    return JAR.exists() and shutil.which("java") is not None


def complaints(pages: dict[str, str], folder: Path) -> list[str]:
    """What the checker says against these pages (name: HTML), errors and warnings, one line each; none is a good answer."""
    names = {}
    for number, (name, html) in enumerate(pages.items()):
        file = folder / f"{number}.html"
        file.write_text(html, encoding="utf-8")
        names[file.name] = name
    command = [
        "java",
        "-Xss1m",
        "-jar",
        str(JAR),
        "--format",
        "json",
        "--exit-zero-always",
        *map(str, folder.glob("*.html")),
    ]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    messages = json.loads(answer.stderr)["messages"]
    return [
        f"{names[message['url'].rpartition('/')[2]]}:{message.get('lastLine', 0)} {message['message']}"
        for message in messages
        if message["type"] != "info" or message.get("subType") == "warning"
    ]
