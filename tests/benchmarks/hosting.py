"""`python -m tests.benchmarks.hosting`: what a host waits for at an event with 10,000 sign-ups: the list, CSV, a workbook."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def print_table(environment: dict[str, str]) -> None:
    """Measured in a process of the site, since its memory is looked at too."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "site")])
    command = [sys.executable, "-m", "tests.benchmarks.hosted_event"]
    sys.stdout.flush()
    subprocess.run(command, cwd=ROOT, env=environment | {"PYTHONPATH": path}, check=True)


if __name__ == "__main__":
    from tests.benchmarks.__main__ import main

    main(["hosting"])
