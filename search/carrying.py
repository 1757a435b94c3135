"""How a search server follows the site's own tables: by the outbox again, in bulk, the newer state always winning.

An entry names a page; what is sent is the page's document as it is when the entry is carried out. The entry's number goes
along as the document's version, so a worker that was held up can't write over what a later entry has brought. A rebuild
writes version 1: whatever was carried meanwhile is newer.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from core import outbox
from core.outbox.handlers import NotNow, handles_together
from core.outbox.models import OutboxEntry
from search.engines import Away
from search.engines.elastic import connection, writing

KIND = "search.carry"
AT_ONCE = 50
LEASE_SECONDS = 3
ATTEMPTS = 1_000
OUTAGE_PAUSE = timedelta(seconds=2)


def ask_for(page_ids: Iterable[int]) -> None:
    """Have these pages' documents sent to the search server, where there is one. Wants to be in the change's transaction."""
    if connection.is_configured():
        for page_id in page_ids:
            outbox.put(kind=KIND, target=str(page_id))


def carry_now(page_ids: Iterable[int]) -> None:
    """The same without waiting for the worker. Where the server is away `Away` is raised, and the worker brings it later."""
    if not connection.is_configured():
        return
    listed = list(page_ids)
    with transaction.atomic():
        ask_for(listed)
    entries = OutboxEntry.objects.filter(kind=KIND, target__in=map(str, listed), done_at=None).order_by("pk")
    versions = {int(entry.target): entry.pk for entry in entries}
    writing.send(versions)
    entries.filter(pk__in=versions.values()).update(done_at=timezone.now())


@handles_together(KIND, at_once=AT_ONCE, lease_seconds=LEASE_SECONDS, attempts=ATTEMPTS)
def carry(entries: Sequence[OutboxEntry]) -> None:
    versions = {int(entry.target): entry.pk for entry in sorted(entries, key=lambda entry: entry.pk)}
    try:
        writing.send(versions)
    except Away as away:
        raise NotNow(f"Elasticsearch is away: {away}", pause=OUTAGE_PAUSE) from away
