"""While the search server is away the database answers, soon and without a word about it."""

import os
import signal
from functools import cache
from time import perf_counter
from typing import Any

import pytest
from django.test import Client

from search import choosing
from search.breaker import Breaker
from search.engines.elastic import building, connection
from tests.search.conftest import Article, forget_connections
from tests.services.elasticsearch import running_elasticsearch
from tests.services.ports import free_port

pytestmark = pytest.mark.django_db
PATIENCE_SECONDS = 5  # on a busy machine; it is far less than a server that hangs would take


def titles(client: Client) -> list[str]:
    began = perf_counter()
    response = client.get("/en/search/", {"q": "wolverine", "format": "json"})
    assert response.status_code == 200
    assert perf_counter() - began < PATIENCE_SECONDS, perf_counter() - began
    return [result["title"] for result in response.json()["results"]]


@pytest.fixture
def server(settings: Any) -> Any:
    def at(address: str) -> None:
        forget_connections()
        settings.ELASTICSEARCH = settings.ELASTICSEARCH | {"URLS": [address], "INDEX_PREFIX": f"away-{os.getpid()}"}

    yield at
    forget_connections()


def test_a_server_that_refuses_is_answered_for(client: Client, article: Article, server: Any) -> None:
    article("en", "Wolverine")
    server(f"http://127.0.0.1:{free_port()}")
    client.get("/en/search/", {"q": "warm"})
    assert titles(client) == titles(client) == ["Wolverine"]
    assert not choosing.breaker().lets_through()


def test_a_question_that_the_server_refuses_is_no_outage(
    client: Client, article: Article, elasticsearch: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    article("en", "Wolverine")
    monkeypatch.setattr("search.engines.elastic.asking.DEEPEST", 10_000_000)  # more than the index lets be asked for
    assert client.get("/en/search/?q=wolverine&page=60000&format=json").json()["total"] == 1
    assert choosing.breaker().lets_through()


def test_a_server_without_our_index_is_answered_for(
    client: Client, article: Article, server: Any, elasticsearch_address: str
) -> None:
    article("en", "Wolverine")
    server(elasticsearch_address)
    assert titles(client) == ["Wolverine"]


def test_a_server_that_hangs_is_answered_for_and_asked_again_when_it_is_back(
    client: Client, article: Article, server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    article("en", "Wolverine")
    clock = [0.0]
    with running_elasticsearch() as address:
        server(address)
        guard = Breaker("Elasticsearch", lambda: clock[0])
        monkeypatch.setattr(choosing, "breaker", cache(lambda: guard))
        building.rebuild(lambda *_: None)
        assert titles(client) == ["Wolverine"]
        halted = processes_at(address)
        try:
            for process in halted:
                os.kill(process, signal.SIGSTOP)
            assert titles(client) == titles(client) == ["Wolverine"]
            assert not guard.lets_through()
        finally:
            for process in halted:
                os.kill(process, signal.SIGCONT)
        connection.patient_client().cluster.health(wait_for_status="yellow")
        healed = False
        for _pause in range(20):  # a busy machine may need more than one try
            clock[0] += 100
            assert titles(client) == ["Wolverine"]
            healed = healed or (guard.lets_through() and guard.lets_through())
        assert healed


def processes_at(address: str) -> list[int]:
    """The processes of the server at this address, by the folder that its port's configuration stands in."""
    port = address.rpartition(":")[2]
    found = []
    for folder in os.listdir("/proc"):
        if folder.isdigit():
            try:
                command = open(f"/proc/{folder}/cmdline", encoding="utf-8").read()  # noqa: SIM115
                home = next(part for part in command.split("\0") if "/elasticsearch-" in part)
                home = home[home.index("/") :].split("/program")[0]
                if f"http.port: {port}" in open(f"{home}/program/config/elasticsearch.yml", encoding="utf-8").read():  # noqa: SIM115
                    found.append(int(folder))
            except (OSError, StopIteration, ValueError):
                continue
    return found
