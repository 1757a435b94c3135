"""`python -m tests.benchmarks.searching [COUNT]`: rebuilding the index and searching it, with 100,000 pages or as told.

The loopback, two gunicorn workers, one visitor and eight at once.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.benchmarks import many_pages
from tests.benchmarks.speed import ask, serving
from tests.services.databases import PostgreSQLDatabases, gather_static, prepare
from tests.services.elasticsearch import running_elasticsearch
from tests.services.postgresql import running_postgresql
from tests.services.site import MEASURED, environment_for

ROOT = Path(__file__).resolve().parents[2]
QUERIES, WARMING, VISITORS = 400, 50, 8
TIMED = "%-44s p50 %6.1f ms   p95 %6.1f ms   worst %6.1f ms"


def main(count: int) -> None:
    with (
        running_postgresql() as server,
        running_elasticsearch() as address,
        tempfile.TemporaryDirectory() as folder,
    ):
        database, var = PostgreSQLDatabases(server).create("searching"), Path(folder)
        settings = MEASURED | {"LOG_LEVEL": "ERROR", "ELASTICSEARCH_TIMEOUT_SECONDS": "5"}
        prepare(database, var, "migrate -v0", "ensure_site", **settings)
        gather_static(database, var)
        without = environment_for(database, var, **settings)
        path = os.pathsep.join([str(ROOT), str(ROOT / "site")])
        with_server = without | {"ELASTICSEARCH_URL": address, "PYTHONPATH": path}
        command = [sys.executable, "-m", "tests.benchmarks.searching", "inside", str(count)]
        subprocess.run(command, cwd=ROOT, env=with_server, check=True)
        for name, environment in (("Elasticsearch", with_server), ("PostgreSQL", without)):
            time_site(name, environment)


def time_site(engine: str, environment: dict[str, str]) -> None:
    """Whole pages of results, and what is suggested after three to five letters, over HTTP."""
    asked = drawn(QUERIES)
    pages = [f"/{tag}/search/?q={quote(query)}" for tag, query in asked]
    typed = [f"/{tag}/search/suggestions/?q={quote(query[: 3 + n % 3])}" for n, (tag, query) in enumerate(asked)]
    with serving("tests.benchmarks.measured", environment) as port:
        for what, addresses in (("whole page", pages), ("suggestions", typed)):
            for warm in addresses[:WARMING]:
                ask(port, warm)
            for visitors in (1, VISITORS):
                with ThreadPoolExecutor(visitors) as pool:
                    answers = list(pool.map(lambda address: ask(port, address), addresses))
                tell(f"{what}, {engine}, {visitors} at once", [answer.milliseconds for answer in answers])
                if what == "whole page":
                    tell(f"    {engine}'s share of it", [answer.engine_milliseconds for answer in answers])


def inside(count: int) -> None:
    """In a process of the site."""
    import django

    django.setup()
    from search.engines.elastic import building
    from search.rebuilding import rebuild_tables

    many_pages.fill(count)
    told(f"{count} pages analysed and written to PostgreSQL", rebuild_tables)
    told(f"{count} documents written to a first index of Elasticsearch", building.rebuild)
    failures, searches, done = [0], [0], threading.Event()
    searcher = threading.Thread(target=keep_searching, args=(failures, searches, done))
    searcher.start()
    told(f"{count} documents rebuilt in Elasticsearch while searches go on", building.rebuild)
    told(f"{count} pages looked at again, none of them changed", rebuild_tables)
    done.set()
    searcher.join()
    print(f"{searches[0]} searches meanwhile, {failures[0]} failed", flush=True)
    time_engines()


def told(what: str, work: Callable[[Callable[[str, int, int], None]], None]) -> None:
    """Print how long it takes, and the most memory that this process has had at a tenth of the way and at the end."""
    early = [0]

    def tell(_what: str, done: int, total: int) -> None:
        if not early[0] and done * 10 >= total:
            early[0] = memory()

    began = time.monotonic()
    work(tell)
    seconds = time.monotonic() - began
    print(f"{what}: {seconds:.0f} s; {early[0]} MB at a tenth of it, {memory()} MB at its end", flush=True)


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def keep_searching(failures: list[int], searches: list[int], done: threading.Event) -> None:
    from search.engines import Away
    from search.engines.elastic import ElasticEngine, connection

    inquiries = list(asked(50))
    while not done.is_set():
        try:
            ElasticEngine(connection.client(), connection.alias()).find(random.choice(inquiries))
        except Away:
            failures[0] += 1
        searches[0] += 1
        time.sleep(0.05)


def time_engines() -> None:
    """The engines' own share, requests made beforehand."""
    from django.db import connection as database

    from search.engines.elastic import ElasticEngine, connection
    from search.engines.embedded import EmbeddedEngine

    inquiries = list(asked(QUERIES))

    def timed(engine: Any, inquiry: Any) -> float:
        start = time.perf_counter()
        engine.find(inquiry)
        return (time.perf_counter() - start) * 1000

    elastic = ElasticEngine(connection.client(), connection.alias())
    for inquiry in inquiries[:30]:
        elastic.find(inquiry)
    for visitors in (1, VISITORS):
        for name, engine in (("Elasticsearch", elastic), ("PostgreSQL", EmbeddedEngine())):
            with ThreadPoolExecutor(visitors) as pool:
                times = list(pool.map(lambda inquiry, engine=engine: timed(engine, inquiry), inquiries))
            tell(f"{name}'s share, {visitors} at once", times)
    deep = [inquiry for inquiry in inquiries if elastic.find(inquiry).total > 2_000]
    for offset in (0, 1_900):
        moved = [type(inquiry)(**{**vars(inquiry), "offset": offset}) for inquiry in deep]
        tell(f"Elasticsearch, from hit {offset} on", [timed(elastic, inquiry) for inquiry in moved])
    database.close()


def asked(count: int) -> Iterator[Any]:
    from django.utils import timezone

    from search.engines import Inquiry
    from search.expansion import expand
    from search.filters import Filters
    from search.queries import all_ways, parse

    for tag, query in drawn(count):
        sought = parse(query)
        expand(sought, tag)
        yield Inquiry(
            words=all_ways(sought),
            language=tag,
            filters=Filters(),
            offset=0,
            limit=20,
            now=timezone.now(),
            coverage=0.6,
        )


def tell(name: str, times: list[float]) -> None:
    ordered = sorted(times)
    print(TIMED % (name, ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)], ordered[-1]), flush=True)


def drawn(count: int) -> list[tuple[str, str]]:
    """Queries of one to three words, every third with a letter lost."""
    chance = random.Random(3)
    pools = {tag: [word for word in many_pages.words(tag) if len(word) > 3] for tag in many_pages.TAGS}
    found = []
    for number in range(count):
        tag = chance.choice(many_pages.TAGS)
        chosen = [chance.choice(pools[tag]) for _ in range(chance.choice((1, 2, 2, 3)))]
        if number % 3 == 0:
            place = chance.randrange(len(chosen[0]) - 1)
            chosen[0] = chosen[0][:place] + chosen[0][place + 1 :]
        found.append((tag, " ".join(chosen)))
    return found


if __name__ == "__main__":
    if sys.argv[1:2] == ["inside"]:
        inside(int(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
