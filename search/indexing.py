"""How the index follows the pages: a change leaves an outbox entry, the worker looks at the page as it then is.

An entry says only which page may have changed. Whether it is public is asked when the entry is carried out, so that neither
the order of entries nor carrying one out twice matters.
"""

from collections.abc import Iterable, Iterator

from django.db import transaction
from wagtail.models import Page

from core import outbox
from core.outbox.handlers import handles
from core.outbox.models import OutboxEntry
from search.documents import Document, document_of, public_pages
from search.engines import engine

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
    engine().index(documents)
    engine().remove([page_id for page_id in ids if page_id not in indexed])


@transaction.atomic
def rebuild() -> int:
    """Make the whole index anew; how many documents it has. Searches see the old one until this is done."""
    engine().clear()
    counted = _Counted(_all_documents())
    engine().index(counted)
    return counted.count


def _all_documents() -> Iterator[Document]:
    ids = list(public_pages().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        pages = Page.objects.filter(pk__in=ids[start : start + AT_ONCE]).select_related("locale").specific()
        yield from (document for page in pages if (document := document_of(page)))


class _Counted:
    """Passes documents on and counts them."""

    def __init__(self, documents: Iterator[Document]) -> None:
        self.documents = documents
        self.count = 0

    def __iter__(self) -> Iterator[Document]:
        for document in self.documents:
            self.count += 1
            yield document
