"""`.venv`, made once and installed again only when what is pinned changes.

A stamp is written when everything has been installed, so that a folder without one is known to be half made.
"""

import hashlib
import json
import platform
import subprocess
import sys
from pathlib import Path

from bootstrap.refusal import Refusal

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".venv"
STAMP = FOLDER / "installed.json"
LOG = FOLDER / "install.log"
RUN, DEVELOPMENT = "requirements.txt", "requirements-dev.txt"
NETWORK_WORDS = (
    "NewConnectionError",
    "Temporary failure",
    "Connection refused",
    "timed out",
    "No matching distribution",
)


def python_of(requirements: str) -> Path:
    """The Python of a `.venv` in which everything that this file pins is installed. Raises Refusal."""
    if FOLDER.exists() and not FOLDER.is_dir():
        raise Refusal("The name .venv is taken by something that is no folder: move it away, then start again.")
    wanted = _wanted(requirements)
    python = FOLDER / "bin" / "python"
    try:
        found = _stamp()
        if not wanted.items() <= found.items() or not _answers(python):
            STAMP.unlink(missing_ok=True)
            if found.get("python") != wanted["python"] or not _answers(python, "-m", "pip"):
                _make(anew=FOLDER.exists())
            _install(python, requirements)
            STAMP.write_text(json.dumps(wanted | _also(requirements), indent=1))
    except OSError as error:
        raise Refusal(f"The folder .venv can't be made: {error.strerror} ({error.filename}).") from None
    return python


def _wanted(requirements: str) -> dict[str, str]:
    digest = hashlib.sha256((ROOT / requirements).read_bytes()).hexdigest()
    return {"python": ".".join(platform.python_version_tuple()[:2]), requirements: digest}


def _also(requirements: str) -> dict[str, str]:
    """The development file pins everything that the other one does, at the same versions."""
    return _wanted(RUN) if requirements == DEVELOPMENT else {}


def _stamp() -> dict[str, str]:
    try:
        found = json.loads(STAMP.read_text())
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _answers(python: Path, *arguments: str) -> bool:
    try:
        command = [str(python), *arguments, "--version"]
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0
    except OSError:
        return False


def _make(*, anew: bool) -> None:
    try:
        import ensurepip
        import venv
    except ImportError:
        raise Refusal(
            f"{sys.executable} can't make a virtual environment, since it lacks the module 'venv' or 'ensurepip': "
            "on Debian and Ubuntu 'apt install python3-venv' brings it."
        ) from None
    del ensurepip, venv
    print("Making .venv anew, since it is half made or of another Python" if anew else "Making .venv", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(FOLDER)]
    made = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if made.returncode:
        raise Refusal(f"The folder .venv can't be made: {_last_line(made.stdout + made.stderr)}")


def _install(python: Path, requirements: str) -> None:
    print(f"Installing what {requirements} pins (about a minute)", flush=True)
    command = [
        str(python),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "--retries",
        "2",
    ]
    command += ["--require-hashes", "-r", str(ROOT / requirements)]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    LOG.write_text(done.stdout)
    if done.returncode:
        reason = _last_line(done.stdout)
        if any(word in done.stdout for word in NETWORK_WORDS):
            reason = "the package index doesn't answer; is this machine on the network?"
        raise Refusal(f"The packages can't be installed: {reason} (all that pip said: .venv/install.log)")


def _last_line(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")]
    return (errors or lines or ["it gave no reason"])[-1]
