"""How the index follows the pages: a change leaves an outbox entry, the worker looks at the page as it then is.

An entry says only which page may have changed. Whether it is public is asked when the entry is carried out, so that neither
the order of entries nor carrying one out twice matters.
"""

from collections.abc import Iterable

from django.db import transaction
from wagtail.models import Page

from core import outbox
from core.outbox.handlers import handles
from core.outbox.models import OutboxEntry
from search.documents import document_of, public_pages
from search.keeping import forget, keep
from search.models import SearchDocument

KIND = "search.index"
AT_ONCE = 100


def ask_for(page_ids: Iterable[int], *, with_descendants: bool = False) -> None:
    """Have these pages indexed or forgotten once the surrounding transaction, if there is one, has been committed."""
    with transaction.atomic():
        for page_id in page_ids:
            outbox.put(kind=KIND, target=str(page_id), parameters={"descendants": with_descendants})


@handles(KIND)
def follow(entry: OutboxEntry) -> None:
    ids = [int(entry.target)]
    if entry.parameters.get("descendants"):
        page = Page.objects.filter(pk=entry.target).first()
        ids += list(page.get_descendants().values_list("pk", flat=True)) if page else []
    refresh(ids)


def refresh(page_ids: Iterable[int]) -> None:
    """Make the index right about these pages, whatever they are now: public, hidden or gone."""
    listed = list(page_ids)
    for start in range(0, len(listed), AT_ONCE):
        _refresh(listed[start : start + AT_ONCE])


@transaction.atomic
def _refresh(ids: list[int]) -> None:
    # Two workers with entries of one page: the later one waits, and sees what the earlier one's page has become.
    list(Page.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk", flat=True))
    pages = public_pages().filter(pk__in=ids).select_related("locale").specific()
    documents = [document for page in pages if (document := document_of(page))]
    indexed = {document.page_id for document in documents}
    keep(documents)
    forget([page_id for page_id in ids if page_id not in indexed])


def rebuild() -> int:
    """Make the whole index anew, part by part; how many documents it has. Searches go on, each part changing at once."""
    known = set(SearchDocument.objects.values_list("page_id", flat=True))
    ids = list(public_pages().order_by("pk").values_list("pk", flat=True))
    refresh([*ids, *sorted(known.difference(ids))])
    return SearchDocument.objects.count()
