"""The site as it really runs: `manage.py run`, that is gunicorn with the worker beside it, on a free port."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.services.ports import free_port
from tests.services.processes import ending_with_us

ROOT = Path(__file__).resolve().parents[2]
END_SECONDS = 30
MEASURED = {"DJANGO_SETTINGS_MODULE": "config.settings.measured"}  # for `running_site`: static files as in production


@dataclass(frozen=True)
class RunningSite:
    """`address` has no slash at its end; `database` is a DATABASE_URL; uploads and mails without a server lie in `var`."""

    address: str
    database: str
    var: Path
    process_id: int


def environment_for(database: str, var: Path, **settings: str) -> dict[str, str]:
    """What a process of the site needs to know, and nothing that a developer has set for herself."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "config.settings.browser",
        "ENV_FILE": os.devnull,
        "DATABASE_URL": database,
        "VAR_FOLDER": str(var),
        "LOG_LEVEL": "WARNING",
        "WORKER_POLL_SECONDS": "0.1",
        "SIGN_UP_MINIMUM_SECONDS": "0",  # programs fill in its forms
        "SIGN_UPS_PER_NETWORK_PER_HOUR": "100000",
        **settings,
    }


@contextmanager
def running_site(database: str, var: Path, **settings: str) -> Iterator[RunningSite]:
    """Serve this database, with a worker, until the block ends. `settings` go into its environment."""
    port = free_port()
    environment = environment_for(database, var, PORT=str(port), **settings)
    with tempfile.TemporaryFile("w+") as errors:
        site = subprocess.Popen(
            [sys.executable, "manage.py", "run"],
            env=environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            preexec_fn=ending_with_us(signal.SIGTERM),
        )
        try:
            wait_until_it_serves(site)
            yield RunningSite(address=f"http://127.0.0.1:{port}", database=database, var=var, process_id=site.pid)
        finally:
            end(site)
            errors.seek(0)
            sys.stderr.write(errors.read())  # pytest shows it where the test has failed


def wait_until_it_serves(site: subprocess.Popen[str]) -> None:
    assert site.stdout is not None
    for line in site.stdout:
        if line.startswith("Ctrl-C"):
            return
    raise RuntimeError(f"the site ended before it served, with status {site.wait()}")


def end(site: subprocess.Popen[str]) -> None:
    site.terminate()
    try:
        site.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        site.kill()
        site.wait()
    if site.stdout is not None:
        site.stdout.close()
