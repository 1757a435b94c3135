"""Whether the index is right: the pages beside the site's own tables, these beside the search server."""

from collections.abc import Iterator
from typing import NamedTuple

from elasticsearch import ApiError, TransportError
from elasticsearch.helpers import scan

from search import carrying
from search.documents import documents_of, public_pages
from search.engines import Away
from search.engines.elastic import connection
from search.engines.embedded.vendors import vendor
from search.indexing import write
from search.models import SearchDocument
from search.rebuilding import parts
from search.tokens import fingerprint


class Difference(NamedTuple):
    """`where` is `tables`, `words` or `server`; `what` is `missing`, `left over` or `outdated`."""

    where: str
    what: str
    page_id: int


def differences() -> Iterator[Difference]:
    """Where the index isn't what the pages are. Raises `Away` where a server is configured and doesn't answer."""
    kept = dict(SearchDocument.objects.values_list("page_id", "fingerprint"))
    yield from _compared("tables", dict(_of_pages()), kept)
    found = {page_id: kept.get(page_id, "") for page_id in vendor().page_ids()}
    yield from _compared("words", kept, found)
    if connection.is_configured():
        yield from _compared("server", kept, _of_server())


def mend(found: list[Difference]) -> None:
    """Make the index right about what was found, at once. Raises `Away`."""
    for part in parts(sorted({each.page_id for each in found if each.where != "server"})):
        write(part, everything=True)
    carrying.carry_now({each.page_id for each in found})


def _of_pages() -> Iterator[tuple[int, str]]:
    for part in parts(public_pages().order_by("pk").values_list("pk", flat=True)):
        for document in documents_of(part):
            yield document.page_id, fingerprint(document)


def _of_server() -> dict[int, str]:
    """What the index that is asked has; nothing where there is none."""
    client = connection.patient_client()
    try:
        if not client.indices.exists_alias(name=connection.alias()):
            return {}
        client.indices.refresh(index=connection.alias())
        hits = scan(client, index=connection.alias(), query={"_source": ["fingerprint"]}, size=5_000)
        return {int(hit["_id"]): hit["_source"]["fingerprint"] for hit in hits}
    except (ApiError, TransportError) as error:
        raise Away(type(error).__name__) from error


def _compared(where: str, right: dict[int, str], there: dict[int, str]) -> Iterator[Difference]:
    for page_id in sorted(right.keys() | there.keys()):
        if page_id not in there:
            yield Difference(where, "missing", page_id)
        elif page_id not in right:
            yield Difference(where, "left over", page_id)
        elif right[page_id] != there[page_id]:
            yield Difference(where, "outdated", page_id)
