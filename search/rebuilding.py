"""The whole index made anew while searches go on: first the site's own tables, then, behind its alias, the search server's.

It may be killed at any moment and begun again: pages whose document is right already aren't written twice, and the server's
index goes on from where it stopped.
"""

from collections.abc import Callable, Iterable, Iterator

from django.db import transaction

from core import outbox
from core.outbox.handlers import NotNow, handles
from core.outbox.models import OutboxEntry
from search import carrying, vocabulary
from search.documents import public_pages
from search.engines import Away
from search.engines.elastic import building, connection
from search.engines.embedded.vendors import vendor
from search.indexing import write
from search.models import SearchDocument
from search.tokens import analysis_fingerprint

KIND = "search.rebuild"
AT_ONCE = 200
LEASE_SECONDS = 3_600
Progress = Callable[[str, int, int], None]  # what is being done, how much of it is done, how much there is


def rebuild(tell: Progress, *, everything: bool = False) -> None:
    """Make the index right. With `everything`, documents that are right are written again too. Raises `Away`."""
    rebuild_tables(tell, everything=everything)
    if connection.is_configured():
        building.rebuild(tell)


def rebuild_tables(tell: Progress, *, everything: bool = False) -> None:
    ids = list(public_pages().order_by("pk").values_list("pk", flat=True))
    for part in parts(_broken(ids)):
        write(part, everything=True)
    if everything:
        vocabulary.forget()
    done = 0
    for part in parts(ids):
        write(part, everything=everything)
        done += len(part)
        tell("pages", done, len(ids))


def _broken(ids: Iterable[int]) -> list[int]:
    """Of which something is kept though they aren't among the public pages, or a document without the words that find it."""
    kept, with_words = set(SearchDocument.objects.values_list("page_id", flat=True)), set(vendor().page_ids())
    return sorted((kept | with_words) - set(ids) | kept - with_words)


def parts(ids: Iterable[int]) -> Iterator[list[int]]:
    listed = list(ids)
    for start in range(0, len(listed), AT_ONCE):
        yield listed[start : start + AT_ONCE]


def ask_if_outdated() -> None:
    """Have the index made anew where another version of the code has made it, or the search server has none."""
    if OutboxEntry.objects.filter(kind=KIND, done_at=None, failed_at=None).exists():
        return
    if _tables_are_outdated() or (connection.is_configured() and building.is_missing()):
        with transaction.atomic():
            outbox.put(kind=KIND)


def _tables_are_outdated() -> bool:
    return SearchDocument.objects.exclude(fingerprint__startswith=analysis_fingerprint()).exists()


@handles(KIND, lease_seconds=LEASE_SECONDS)
def follow(entry: OutboxEntry) -> None:
    try:
        rebuild(lambda *_: None)
    except Away as away:
        raise NotNow(f"Elasticsearch is away: {away}", pause=carrying.OUTAGE_PAUSE) from away
