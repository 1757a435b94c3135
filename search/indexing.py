"""How the index follows the pages: a change leaves an outbox entry, the worker looks at the page as it then is.

An entry says only which page may have changed. Whether it is public is asked when the entry is carried out, so that neither
the order of entries nor carrying one out twice matters.
"""

from collections.abc import Iterable, Sequence

from django.db import transaction
from wagtail.models import Page

from core import outbox
from core.outbox.handlers import handles_together
from core.outbox.models import OutboxEntry
from search import carrying
from search.documents import documents_of
from search.keeping import forget, keep
from search.models import SearchDocument
from search.tokens import fingerprint

KIND = "search.index"
AT_ONCE = 10  # pages: what is done with them is kept, even by a worker that is killed after a second
# So soon another worker takes over what a killed one had in hand. Both may then do it, which harms nothing.
LEASE_SECONDS = 3
ATTEMPTS = 1_000  # a worker that is killed over and over is no fault of the page that it had in hand


def ask_for(page_ids: Iterable[int], *, with_descendants: bool = False) -> None:
    """Have these pages indexed or forgotten once the surrounding transaction, if there is one, has been committed."""
    with transaction.atomic():
        for page_id in page_ids:
            outbox.put(kind=KIND, target=str(page_id), parameters={"descendants": with_descendants})


@handles_together(KIND, at_once=AT_ONCE, lease_seconds=LEASE_SECONDS, attempts=ATTEMPTS)
def follow(entries: Sequence[OutboxEntry]) -> None:
    ids = {int(entry.target) for entry in entries}
    above = [int(entry.target) for entry in entries if entry.parameters.get("descendants")]
    for page in Page.objects.filter(pk__in=above):
        ids.update(page.get_descendants().values_list("pk", flat=True))
    refresh(sorted(ids))


def refresh(page_ids: Sequence[int]) -> None:
    """Make the index right about these pages, whatever they are now: public, hidden or gone."""
    for start in range(0, len(page_ids), AT_ONCE):
        write(page_ids[start : start + AT_ONCE])


@transaction.atomic
def write(page_ids: Sequence[int], *, everything: bool = False) -> None:
    """The documents of these pages, where they aren't right already; with `everything` all of them, and whatever an engine
    has kept of pages that have none.
    """
    # Who else writes one of these pages' documents waits, and then sees what the page has become.
    list(Page.objects.select_for_update().filter(pk__in=page_ids).order_by("pk").values_list("pk", flat=True))
    documents = documents_of(page_ids)
    known = dict(SearchDocument.objects.filter(page_id__in=page_ids).values_list("page_id", "fingerprint"))
    changed = [each for each in documents if everything or known.get(each.page_id) != fingerprint(each)]
    gone = (set(page_ids) if everything else known.keys()) - {each.page_id for each in documents}
    keep(changed)
    forget(gone)
    carrying.ask_for([*(each.page_id for each in changed), *gone])
