"""Documents straight into search for what concerns words; real pages only where pages matter."""

import os
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest

from search import carrying, choosing
from search.documents import Document
from search.engines.elastic import building, connection
from search.filters import Filters
from search.keeping import keep
from search.searching import search
from tests.conftest import IN_CI
from tests.services.elasticsearch import program, running_elasticsearch

Find = Callable[..., list[str]]
Article = Callable[..., Document]


@pytest.fixture(scope="session")
def elasticsearch_address() -> Iterator[str]:
    """The server that the suite has started, or one of this process's own."""
    if address := os.environ.get("TESTS_ELASTICSEARCH_URL"):
        yield address
    elif IN_CI or program() is None:
        pytest.skip("no Elasticsearch: it needs Maven and Java, or didn't start")
    else:
        with running_elasticsearch() as address:
            yield address


@pytest.fixture
def elasticsearch(db: None, elasticsearch_address: str, settings: Any, worker_id: str) -> Iterator[None]:
    """A site with a search server whose index is empty."""
    settings.ELASTICSEARCH = settings.ELASTICSEARCH | {
        "URLS": [elasticsearch_address],
        "INDEX_PREFIX": f"test-{worker_id}-{os.getpid()}",
        "TIMEOUT_SECONDS": 10,
    }
    forget_connections()
    building.rebuild(lambda *_: None)
    yield
    client = connection.patient_client()
    for name in client.indices.get(index=f"{settings.ELASTICSEARCH['INDEX_PREFIX']}-*"):
        client.indices.delete(index=name)
    forget_connections()


def forget_connections() -> None:
    for remembered in (connection.client, connection.patient_client, choosing.breaker):
        remembered.cache_clear()


@pytest.fixture(params=["embedded", "elasticsearch"])
def each_engine(request: pytest.FixtureRequest) -> str:
    """Runs the test once with each engine."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch")
    return str(request.param)


def carry(*page_ids: int) -> None:
    """Bring what is kept of these pages to the search server, if there is one, and let it be found at once."""
    if connection.is_configured():
        carrying.carry_now(page_ids)
        connection.patient_client().indices.refresh(index=connection.alias())


@pytest.fixture
def article(db: None) -> Article:
    """`article("sv", "Title", "Text of its body")` indexes a document; names of its fields change them."""
    ids = count(1)

    def index(tag: str, title: str, body: str = "", **fields: Any) -> Document:
        page_id = next(ids)
        rest = {"kind": "article", "lead": "", "names": ""}
        document = Document(
            **{"page_id": page_id, "url": f"/{tag}/{page_id}/", **rest, **fields},
            language=tag,
            title=title,
            body=body,
        )
        keep([document])
        carry(page_id)
        return document

    return index


@pytest.fixture
def find(db: None) -> Find:
    """Titles found, in order, by a reader of a language; fields of `Filters` narrow them."""

    def titles(query: str, language: str = "en", limit: int = 20, **filters: str) -> list[str]:
        results = search(query, language, Filters(**filters), offset=0, limit=limit)
        return [hit.document.title for hit in results.hits]

    return titles
