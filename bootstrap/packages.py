"""The programs that the tests need beside Python: found, installed by apt where we may, or named."""

import os
import shutil
import subprocess
from collections.abc import Callable
from ctypes.util import find_library
from glob import glob
from typing import NamedTuple

from bootstrap.environment import ROOT
from bootstrap.refusal import Refusal


class Program(NamedTuple):
    """`package` is Debian's name of what brings it."""

    name: str
    package: str
    is_there: Callable[[], bool]


def _on_path(name: str) -> Callable[[], bool]:
    return lambda: shutil.which(name) is not None


def _can_make_environments() -> bool:
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        return False
    return True


PROGRAMS = (
    Program("Python's venv", "python3-venv", _can_make_environments),
    Program(
        "PostgreSQL", "postgresql", lambda: bool(glob("/usr/lib/postgresql/*/bin/initdb") or shutil.which("initdb"))
    ),
    Program("Chromium", "chromium", _on_path("chromium")),
    Program("gettext", "gettext", _on_path("xgettext")),
    Program("npm", "npm", _on_path("npm")),
    Program("Java", "default-jre-headless", _on_path("java")),
    Program("Maven", "maven", _on_path("mvn")),
    Program("Voikko", "libvoikko1", lambda: find_library("voikko") is not None),
    Program("Voikko's Finnish", "voikko-fi", lambda: bool(glob("/usr/lib/voikko/*") or glob("/usr/share/voikko/*"))),
)


def bring_programs() -> None:
    """Install what is missing when we are root on a Debian; otherwise name it, and the tests that need it are skipped."""
    missing = [program for program in PROGRAMS if not program.is_there()]
    if not missing:
        return
    packages = [program.package for program in missing]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {', '.join(packages)} through apt", flush=True)
        _apt("update")
        _apt("install", "--yes", "--no-install-recommends", *packages)
    else:
        names = ", ".join(program.name for program in missing)
        print(
            f"Missing: {names}. 'apt install {' '.join(packages)}' brings it; tests that need it are skipped.",
            flush=True,
        )


def bring_checkers() -> None:
    """`node_modules/`, as package-lock.json pins it: the Nu HTML checker and Lighthouse."""
    installed = ROOT / "node_modules" / ".package-lock.json"
    lock = ROOT / "package-lock.json"
    if installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime:
        return
    if shutil.which("npm") is None:
        return
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL).returncode:
        raise Refusal("What checks the pages can't be installed by npm: its message stands above.")


def _apt(*arguments: str) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-q", *arguments]
    if subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode:
        raise Refusal(f"apt can't {arguments[0]}: its message stands above.")
