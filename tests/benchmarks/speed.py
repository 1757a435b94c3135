"""For each type of public page: median time at one and at eight visitors at once, queries, bytes; two warm gunicorn workers."""

import http.client
import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.services.page_types import page_types
from tests.services.ports import free_port
from tests.services.processes import ending_with_us

ROOT = Path(__file__).resolve().parents[2]
WARMING, REQUESTS = 20, 200 if not os.environ.get("FULL") else 2_000
LANGUAGE = "en"


class Answer(NamedTuple):
    milliseconds: float
    queries: int
    size: int
    engine_milliseconds: float


def print_table(environment: dict[str, str]) -> None:
    print(f"{'page':<22}{'p50, 1 visitor':>16}{'p50, 8 visitors':>17}{'queries':>9}{'bytes':>9}")
    with serving("tests.benchmarks.bare", environment) as port:
        print_row("a bare Django view", port, "/")
    with serving("tests.benchmarks.measured", environment) as port:
        for name, path in page_types(environment, LANGUAGE).items():
            print_row(name, port, path)


@contextmanager
def serving(module: str, environment: dict[str, str]) -> Iterator[int]:
    """Two gunicorn workers with this module's application; the port."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        f"{module}:application",
        "--workers",
        "2",
        "--bind",
        f"127.0.0.1:{port}",
    ]
    command += ["--preload", "--log-level", "warning", "--no-control-socket"]
    path = os.pathsep.join([str(ROOT), str(ROOT / "site")])
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment | {"PYTHONPATH": path},
        stdin=subprocess.DEVNULL,
        preexec_fn=ending_with_us(signal.SIGTERM),
    )
    try:
        wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait()


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < deadline:
        try:
            ask(port, "/")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the server doesn't answer")


def print_row(name: str, port: int, path: str) -> None:
    for _ in range(WARMING):
        ask(port, path)
    alone = measure(port, path, at_once=1)
    crowded = measure(port, path, at_once=8)
    one, many = (statistics.median(answer.milliseconds for answer in answers) for answers in (alone, crowded))
    print(f"{name:<22}{one:>13.1f} ms{many:>14.1f} ms{alone[-1].queries:>9}{alone[-1].size:>9}", flush=True)


def measure(port: int, path: str, *, at_once: int) -> list[Answer]:
    with ThreadPoolExecutor(at_once) as visitors:
        return list(visitors.map(lambda _: ask(port, path), range(REQUESTS)))


def ask(port: int, path: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    start = time.perf_counter()
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
        if response.status >= 400:
            raise RuntimeError(f"{path} answered {response.status}: the time of an error says nothing")
    finally:
        connection.close()
    spent, told = (time.perf_counter() - start) * 1000, response.headers
    return Answer(spent, int(told.get("X-Queries", 0)), len(body), float(told.get("X-Engine-Milliseconds", 0)))
