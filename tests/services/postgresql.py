"""A PostgreSQL of the tests' own, on a free port and in a folder that goes away with it.

`python -m tests.services.postgresql COMMAND…` runs a command with DATABASE_URL pointing at one.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from glob import glob
from pathlib import Path
from typing import Any

from tests.services.ports import free_port
from tests.services.processes import ending_with_us

START_SECONDS = 60
QUICK = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200", "shared_buffers=128MB"]


def programs() -> Path | None:
    """The folder of the newest PostgreSQL's programs, or None where there is none."""
    found = sorted(glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(Path(path).parts[-3]))
    initdb = found[-1] if found else shutil.which("initdb")
    return Path(initdb).parent if initdb else None


@contextmanager
def running_postgresql() -> Iterator[str]:
    """Start a server and yield its address, as DATABASE_URL wants it. Raises RuntimeError if it doesn't start."""
    folder = programs()
    if folder is None:
        raise RuntimeError("no PostgreSQL on this machine")
    home = Path(tempfile.mkdtemp(prefix="postgresql-"))
    person = unprivileged(home)
    port = free_port()
    server = None
    try:
        make_cluster(folder, home / "data", **person)
        settings = [*QUICK, f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={home}"]
        command: list[Any] = [
            folder / "postgres",
            "-D",
            home / "data",
            *(part for each in settings for part in ("-c", each)),
        ]
        with (home / "log").open("wb") as log:
            server = subprocess.Popen(
                command, cwd=home, stdout=log, stderr=log, preexec_fn=ending_with_us(signal.SIGINT), **person
            )
        wait_until_it_answers(server, [folder / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)], home / "log")
        yield f"postgres://postgres@127.0.0.1:{port}/postgres"
    finally:
        if server is not None:
            end(server)
        shutil.rmtree(home, ignore_errors=True)


def make_cluster(folder: Path, data: Path, **person: Any) -> None:
    """An empty cluster that trusts whoever asks: it listens on loopback alone and lives as long as the tests."""
    options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"]
    command: list[Any] = [folder / "initdb", "-D", data, *options]
    subprocess.run(command, check=True, cwd=data.parent, stdout=subprocess.DEVNULL, **person)


def unprivileged(home: Path) -> dict[str, Any]:
    """How to start a process that is not root, which PostgreSQL refuses to be; `home` becomes that person's."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    person = names.get("postgres") or names["nobody"]
    os.chown(home, person.pw_uid, person.pw_gid)
    return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}


def wait_until_it_answers(server: subprocess.Popen[bytes], question: list[Any], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while subprocess.run(question, check=False).returncode:
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"PostgreSQL doesn't start: {log.read_text()[-1000:]}")
        time.sleep(0.1)


def end(server: subprocess.Popen[bytes]) -> None:
    """Ask for a fast shutdown, then insist."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


if __name__ == "__main__":
    with running_postgresql() as address:
        ending = subprocess.run(sys.argv[1:], env=os.environ | {"DATABASE_URL": address}, check=False)
    sys.exit(ending.returncode)
