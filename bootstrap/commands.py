"""What each target of the Makefile does: set up, then hand over to the Python of `.venv`."""

import errno
import os
import re
import socket
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bootstrap.environment import DEVELOPMENT, ROOT, RUN, python_of
from bootstrap.packages import bring_checkers, bring_programs
from bootstrap.refusal import Refusal

DEFAULT_PORT = 8000
PORT_LINE = re.compile(r"""^[ \t]*(?:export[ \t]+)?PORT[ \t]*=[ \t]*['"]?([^\s'"#]*)""", re.M | re.I)


def main(arguments: list[str]) -> None:
    """Run the command that the first argument names. Never returns but by SystemExit or by becoming that command."""
    os.chdir(ROOT)
    try:
        COMMANDS[arguments[0]]()
    except Refusal as refusal:
        sys.exit(str(refusal))
    except KeyboardInterrupt:
        sys.exit(130)


def run() -> None:
    refuse_a_busy_port(os.environ.get("PORT") or port_in(ROOT / os.environ.get("ENV_FILE", ".env")))
    _become(RUN, "manage.py", "run", settings="config.settings.development")


def shell() -> None:
    _become(RUN, "manage.py", "shell", settings="config.settings.development")


def make_environment() -> None:
    python_of(DEVELOPMENT)


def lint() -> None:
    _become(DEVELOPMENT, "-m", "tests.suite", "lint")


def test_quick() -> None:
    _become(DEVELOPMENT, "-m", "pytest", "-x", "-q", "-n", "2", "--ignore=tests/browser")


def test() -> None:
    _with_programs("-m", "tests.suite", "all")


def test_full() -> None:
    os.environ["FULL"] = "1"
    test()


def bench() -> None:
    _with_programs("-m", "tests.benchmarks")


def lighthouse() -> None:
    _with_programs("-m", "tests.benchmarks", "lighthouse")


def evaluate() -> None:
    _with_programs("-m", "tests.benchmarks.evaluate")


def elasticsearch() -> None:
    _with_programs("-m", "tests.services.elasticsearch")


def screenshots() -> None:
    _with_programs("-m", "tests.screenshots")


def port_in(file: Path) -> str:
    """The last PORT that a file of settings gives, as python-dotenv reads it, or nothing."""
    try:
        found = PORT_LINE.findall(file.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return ""
    return found[-1] if found else ""


def refuse_a_busy_port(given: str) -> None:
    """Say so before a minute is spent on installing. Raises Refusal."""
    if given and not (given.isascii() and given.isdigit() and 0 < int(given) < 65_536):
        raise Refusal(f"PORT must be a number from 1 to 65535, not '{given}'.")
    port = int(given or DEFAULT_PORT)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            reason = "is busy" if error.errno == errno.EADDRINUSE else f"can't be used ({error.strerror})"
            raise Refusal(
                f"The port {port} {reason}: choose another, as in 'make run PORT={port % 65_535 + 1}'."
            ) from None


def _with_programs(*arguments: str) -> None:
    if not os.path.isdir(os.environ.get("HOME", "")):
        os.environ["HOME"] = tempfile.mkdtemp(prefix="home-")
    bring_programs()
    bring_checkers()
    _become(DEVELOPMENT, *arguments)


def _become(requirements: str, *arguments: str, settings: str = "config.settings.test") -> None:
    """Let the command take this process's place, so that a signal meant for it meets nobody in between."""
    python = python_of(requirements)
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    os.execv(python, [str(python), *arguments])


COMMANDS: dict[str, Callable[[], None]] = {
    "run": run,
    "shell": shell,
    "venv": make_environment,
    "lint": lint,
    "test-quick": test_quick,
    "test": test,
    "test-full": test_full,
    "bench": bench,
    "lighthouse": lighthouse,
    "evaluate": evaluate,
    "elasticsearch": elasticsearch,
    "screenshots": screenshots,
}
