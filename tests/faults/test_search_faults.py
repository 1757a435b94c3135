"""Workers killed over and over and a search server that comes and goes: in the end the index is right all the same."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import IN_CI
from tests.services.databases import databases_in, prepare
from tests.services.elasticsearch import Server, program
from tests.services.processes import ending_with_us
from tests.services.site import environment_for

ROOT = Path(__file__).resolve().parents[2]
LIFE = 1.0  # seconds that a worker lives once it has begun


@pytest.fixture
def server() -> Iterator[Server]:
    if IN_CI is False and program() is None:
        pytest.skip("no Elasticsearch: it needs Maven and Java")
    server = Server()
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture
def environment(server: Server, tmp_path: Path) -> Iterator[dict[str, str]]:
    """A site with the demonstration on a database of its own, its whole index on the server."""
    databases, name = databases_in(tmp_path), f"faults_{os.getpid()}"
    database = databases.create(name)
    prepare(database, tmp_path, "migrate -v0", "ensure_site", "load_demonstration", DEMONSTRATION="true")
    settings = {"ELASTICSEARCH_URL": server.address, "LOG_LEVEL": "INFO", "SCHEDULE_SECONDS": "5"}
    environment = environment_for(database, tmp_path, **settings)
    manage(environment, "search_rebuild")
    yield environment | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")])}
    databases.drop(name)


def manage(environment: dict[str, str], *command: str) -> "subprocess.CompletedProcess[str]":
    full = [sys.executable, "manage.py", *command]
    return subprocess.run(full, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def start_worker(environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    """A worker that has begun to work."""
    log = Path(environment["VAR_FOLDER"]) / "worker.log"
    with log.open("wb") as written:
        worker = subprocess.Popen(
            [sys.executable, "manage.py", "worker"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=written,
            preexec_fn=ending_with_us(signal.SIGTERM),
        )
    while " begins" not in log.read_text(encoding="utf-8"):
        assert worker.poll() is None, "the worker ended before it began"
        time.sleep(0.05)
    return worker


def last_carried(environment: dict[str, str]) -> float:
    """When the worker was done with the last change, in seconds since 1970: a check takes too long to tell by when it ends."""
    entries = "__import__('core.outbox.models').outbox.models.OutboxEntry.objects.filter(kind__startswith='search.')"
    asked = f"print({entries}.latest('done_at').done_at.timestamp())"
    return float(manage(environment, "shell", "--no-imports", "-c", asked).stdout)


@pytest.mark.slow
def test_after_kills_and_outages_the_index_is_what_the_pages_are(
    server: Server, environment: dict[str, str], full: bool, capsys: Any
) -> None:
    count = 1_000 if full else 60
    editor = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.edits", str(count), "7"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
    )
    kills = outages = 0
    while editor.poll() is None or kills < 10:
        worker = start_worker(environment)
        time.sleep(LIFE)
        worker.kill()
        worker.wait()
        kills += 1
        if kills in (3, 6):
            server.stop()
        if kills in (5, 8):
            server.start()
            outages += 1
    assert editor.wait() == 0
    last = start_worker(environment)
    try:
        began, patience = time.time(), time.monotonic() + 60
        while (checked := manage(environment, "search_check")).returncode and time.monotonic() < patience:
            continue
        seconds = max(last_carried(environment) - began, 0.0)  # killed ones may have done it all before
    finally:
        last.kill()
        last.wait()
    with capsys.disabled():
        print(
            f"\nsearch: {count} edits, {kills} workers killed, {outages} outages; right after {seconds:.1f} s",
            flush=True,
        )
    assert checked.returncode == 0, checked.stdout + checked.stderr
