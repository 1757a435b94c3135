"""The one door to a search: from what was typed to the hits that are shown, whichever engine finds them."""

from collections.abc import Sequence

from django.utils import timezone

from search import passages
from search.choosing import engine
from search.documents import Document
from search.engines import Inquiry
from search.expansion import expand
from search.filters import Filters
from search.keeping import documents_of
from search.queries import SoughtWord, all_ways, parse
from search.results import Hit, Results

SUGGESTIONS = 8
COVERED = 0.6  # of a query's words, the rare ones counting more; a page with less isn't shown


def search(query: str, language: str, filters: Filters, *, offset: int, limit: int) -> Results:
    """What answers a query in a reader's language. Any text is a query, and none raises; an empty one lists what the
    filters let through, or nothing where none is chosen.
    """
    sought = parse(query)
    if not sought and (query.strip() or not filters.chosen()):
        return Results()
    expand(sought)
    inquiry = Inquiry(
        words=all_ways(sought),
        language=language,
        filters=filters,
        offset=offset,
        limit=limit,
        now=timezone.now(),
        coverage=COVERED,
    )
    found = engine().find(inquiry)
    hits = [_hit(document, sought) for document in documents_of(found.page_ids)]
    return Results(found.total, hits, found.facets)


def suggest(typed: str, language: str) -> list[Document]:
    """Pages of this language whose title has what was typed so far, the last word perhaps unfinished."""
    words = [word.folded for word in parse(typed, keep_all=True)]
    if not words:
        return []
    return documents_of(engine().suggest(words[:-1], words[-1], language, SUGGESTIONS))


def _hit(document: Document, sought: Sequence[SoughtWord]) -> Hit:
    return Hit(document, passages.title(document, sought), passages.best(document, sought))
