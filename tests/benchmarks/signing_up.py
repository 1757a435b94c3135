"""`python -m tests.benchmarks.signing_up`: sign-ups a second over HTTP, a rush, and what one costs the database.

Each person opens the form and sends what stands in it, with her name and address. Two gunicorn workers, the loopback. Beside the
aims: pretix's free orders on such a machine are 3.9 a second with 9 requests each, and its rush takes 31 s.
"""

import http.client
import json
import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.benchmarks.speed import serving

ROOT = Path(__file__).resolve().parents[2]
EXISTING = (0, 100, 1_000, 10_000)
PEOPLE = 1_000 if os.environ.get("FULL") else 200
AT_ONCE, RUSHING, SEATS = 8, 200, 60
AIMS = {"a second": 39, "rush": 5, "queries": 12}
FORM = "sign-up"


def print_table(environment: dict[str, str]) -> None:
    path = os.pathsep.join([str(ROOT), str(ROOT / "site")])
    inside = environment | {"PYTHONPATH": path}
    events: dict[str, Any] = told_by(inside, "events")
    print(
        f"\n{'sign-ups that the event has already':<42}{'a second':>10}{'p50':>10}{'p99':>10}{'queries':>9}{'cancelled in':>14}"
    )
    with serving("tests.benchmarks.measured", environment) as port:
        for name, code in events["filled"].items():
            print_row(name, port, code, events["queries"][code], events["cancelled_in"][code])
        waits, seconds = crowd(port, events["rush"], RUSHING, at_once=RUSHING)
    print(
        f"aims: {AIMS['a second']} a second, {AIMS['queries']} queries at most, the same in every row; 2 requests a person"
    )
    seated = told_by(inside, "seated", events["rush"])
    print(
        f"{RUSHING} people at once rush at {SEATS} places: all served in {seconds:.1f} s (aim: {AIMS['rush']} s), "
        f"the middle one after {waits[len(waits) // 2]:.1f} s; {seated} have a seat"
    )
    print("the queries of one POST:")
    for kind, count in events["kinds"]:
        print(f"{count:>4}  {kind}", flush=True)


def told_by(environment: dict[str, str], *arguments: str) -> Any:
    command = [sys.executable, "-m", "tests.benchmarks.filled_events", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def print_row(name: str, port: int, code: str, queries: int, cancelled_in: float) -> None:
    crowd(port, code, AT_ONCE * 2, at_once=AT_ONCE)  # warm
    waits, seconds = crowd(port, code, PEOPLE, at_once=AT_ONCE)
    median, late = (waits[int(len(waits) * share)] * 1000 for share in (0.5, 0.99))
    figures = f"{PEOPLE / seconds:>10.1f}{median:>7.0f} ms{late:>7.0f} ms{queries:>9}{cancelled_in:>11.0f} ms"
    print(f"{name:<42}{figures}", flush=True)


def crowd(port: int, code: str, count: int, *, at_once: int) -> tuple[list[float], float]:
    """How long each person took, the quickest first, and how long all of them."""
    ready = threading.Barrier(at_once)  # a thread each, all of them there before the first begins
    with ThreadPoolExecutor(at_once, initializer=ready.wait) as people:
        start = time.perf_counter()
        waits = sorted(people.map(lambda number: person(port, code, number), range(count)))
        return waits, time.perf_counter() - start


def person(port: int, code: str, number: int) -> float:
    """Opens the form, fills it in and sends it; how many seconds that took."""
    path, start = f"/en/sign-up/{code}/", time.perf_counter()
    shown = ask(port, "GET", path)
    form = Form()
    form.feed(shown)
    email = f"person{number}-{time.time_ns()}@example.org"
    answer = ask(port, "POST", path, urlencode({**form.fields, "name": f"Person {number}", "email": email}))
    if email not in answer:  # 'look in your mail', and in whose
        raise RuntimeError(f"not signed up: {answer[:2000]}")
    return time.perf_counter() - start


def ask(port: int, method: str, path: str, body: str | None = None) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.request(method, path, body, {"Content-Type": "application/x-www-form-urlencoded"} if body else {})
        response = connection.getresponse()
        text = response.read().decode()
    finally:
        connection.close()
    if response.status != 200:
        raise RuntimeError(f"{method} {path} answers {response.status}")
    return text


class Form(HTMLParser):
    """What the page's form would send as it stands; of ways to take part the first."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.is_ours = False
        self.select = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        name, value, kind = given.get("name") or "", given.get("value") or "", given.get("type")
        if tag == "form":
            self.is_ours = given.get("id") == FORM
        elif not self.is_ours:
            return
        elif tag == "select":
            self.select = name
        elif tag == "option" and (self.select not in self.fields or "selected" in given):
            self.fields[self.select] = value
        elif (tag == "textarea" or (tag == "input" and kind in ("text", "email", "hidden"))) and name:
            self.fields[name] = value
        elif tag == "input" and kind == "radio":
            self.fields.setdefault(name, value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.is_ours = False


if __name__ == "__main__":
    from tests.benchmarks.__main__ import main

    main(["signing_up"])
