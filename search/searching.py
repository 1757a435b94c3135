"""The one door to a search: from what was typed to the hits that are shown, whichever engine finds them."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils import timezone

from search import passages
from search.choosing import engine
from search.documents import Document
from search.engines import Inquiry
from search.expansion import expand
from search.filters import Filters
from search.guessing import correction
from search.keeping import documents_of
from search.queries import SKELETON, SoughtWord, all_ways, parse
from search.results import Hit, Results

COVERED = 0.62  # of a query's words, the rare ones counting more; a page with less isn't shown
GUESSED = 0.2  # of them that a guess must have
SUGGESTIONS, GUESSES = 8, 5


def search(query: str, language: str, filters: Filters, *, offset: int, limit: int) -> Results:
    """What answers a query in a reader's language. Any text is a query, and none raises; an empty one lists what the
    filters let through, or nothing where none is chosen.
    """
    sought = parse(query)
    if not sought and (query.strip() or not filters.chosen()):
        return Results()
    near = expand(sought, language)
    inquiry = inquire(sought, language, filters, offset=offset, limit=limit)
    found = engine().find(inquiry)
    guesses = [] if found.total or not sought else guess(inquiry, sought)
    return Results(found.total, hits(found.page_ids, sought), found.facets, guesses, correction(query, sought, near))


def inquire(sought: Sequence[SoughtWord], language: str, filters: Filters, *, offset: int, limit: int) -> Inquiry:
    return Inquiry(
        words=all_ways(sought),
        language=language,
        filters=filters,
        offset=offset,
        limit=limit,
        now=timezone.now(),
        coverage=COVERED,
    )


def guess(inquiry: Inquiry, sought: Sequence[SoughtWord]) -> list[Hit]:
    """Pages that have at least some of what was looked for, in any language and whatever the filters, though not by mere
    likeness of consonants or ends.
    """
    words = [[way for way in ways if way.worth > SKELETON] for ways in inquiry.words]
    asked = replace(inquiry, words=words, coverage=GUESSED, filters=Filters(), offset=0, limit=GUESSES)
    return hits(engine().find(asked).page_ids, sought)


def count(query: str, language: str) -> int:
    """How many pages a search would find."""
    sought = parse(query)
    expand(sought, language)
    return engine().find(inquire(sought, language, Filters(), offset=0, limit=1)).total


def suggest(typed: str, language: str) -> list[Document]:
    """Pages of this language whose title has what was typed so far, the last word perhaps unfinished."""
    words = [word.folded for word in parse(typed, keep_all=True)]
    if not words:
        return []
    return documents_of(engine().suggest(words[:-1], words[-1], language, SUGGESTIONS))


def hits(page_ids: Sequence[int], sought: Sequence[SoughtWord]) -> list[Hit]:
    reader = passages.Reader(sought)
    return [hit(document, reader) for document in documents_of(page_ids)]


def hit(document: Document, reader: passages.Reader) -> Hit:
    title, passage = passages.title(document, reader), passages.best(document, reader)
    is_told = any(piece.is_hit for piece in (*title, *passage))
    return Hit(document, title, passage, [] if is_told else passages.name(document, reader))
