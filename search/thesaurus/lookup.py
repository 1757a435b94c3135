"""Which groups of the thesaurus a query speaks of; one query to the database, however many words."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from search.models.thesaurus import MOST_WORDS, SynonymGroup, SynonymKey
from search.thesaurus.keys import keys


class Match(NamedTuple):
    """The words from `start` on and before `end` are a term of the group, in `language`."""

    start: int
    end: int
    language: str
    group: SynonymGroup


def find(exact: Sequence[str], languages: Sequence[str]) -> list[Match]:
    """The groups that have a term made of neighbouring words of these; of terms within one another the longest counts."""
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for start, end in _spans(len(exact)):
        for language in languages:
            for key in keys(exact[start:end], language):
                spans.setdefault(key, []).append((start, end, language))
    rows = SynonymKey.objects.filter(key__in=list(spans)).select_related("group") if spans else ()
    found = {
        (start, end, row.group_id): Match(start, end, language, row.group)
        for row in rows
        for start, end, language in spans[row.key]
    }
    matches = list(found.values())
    return [match for match in matches if not any(_is_within(match, other) for other in matches)]


def _spans(count: int) -> Iterator[tuple[int, int]]:
    for length in range(min(MOST_WORDS, count), 0, -1):
        for start in range(count - length + 1):
            yield start, start + length


def _is_within(match: Match, other: Match) -> bool:
    return other.start <= match.start and match.end <= other.end and other.end - other.start > match.end - match.start
