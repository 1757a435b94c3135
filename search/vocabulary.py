"""The stems that the documents have, and which of them resemble a word that was typed."""

from collections.abc import Mapping, Sequence

from django.db import connection

from search.analysis import is_chinese
from search.analysis.letters import grams
from search.likeness import SHORTEST, likeness
from search.models import SearchGram
from search.queries import SoughtWord

CANDIDATES = 60  # stems that share most letters with a word and are looked at closely
MOST_LIKE = 15  # of them that are searched for
AT_ONCE = 500

_NEAREST = """SELECT {number}, near.stem FROM (
    SELECT stem FROM search_searchgram WHERE gram IN ({marks}) GROUP BY stem
    ORDER BY COUNT(*) DESC, ABS(MIN(length) - %s), stem LIMIT {limit}
) AS near"""


def learn(words_by_stem: Mapping[str, str]) -> None:
    """Remember stems (`sv·mot`) that a document has, each with a word of it; those too short to be mistaken are passed by."""
    new = {stem for stem in words_by_stem if len(_bare(stem)) >= SHORTEST and not is_chinese(_bare(stem))}
    listed = sorted(new)
    for start in range(0, len(listed), AT_ONCE):
        part = listed[start : start + AT_ONCE]
        new.difference_update(SearchGram.objects.filter(stem__in=part).values_list("stem", flat=True).distinct())
    rows = [
        SearchGram(gram=gram, stem=stem, word=words_by_stem[stem], length=len(_bare(stem)))
        for stem in new
        for gram in grams(_bare(stem))
    ]
    SearchGram.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)


def forget() -> None:
    SearchGram.objects.all().delete()


def find_like(sought: Sequence[SoughtWord]) -> None:
    """Give each word the stems of the index that resemble it: one query for all of them."""
    selects: list[str] = []
    values: list[str | int] = []
    for number, word in enumerate(sought):
        if word.may_be_mistyped:
            wanted = sorted(set().union(*(grams(form) for form in word.forms)))
            marks = ", ".join(["%s"] * len(wanted))
            selects.append(_NEAREST.format(number=number, marks=marks, limit=CANDIDATES))
            values += [*wanted, len(word.exact)]
    if not selects:
        return
    near: dict[int, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(selects), values)
        for number, stem in cursor.fetchall():
            near.setdefault(number, []).append(stem)
    for number, stems in near.items():
        add_like(sought[number], stems)


def add_like(word: SoughtWord, stems: Sequence[str]) -> None:
    """Ways to those of the stems that the word may mean. A word that the index knows isn't taken for a slip."""
    may_be_slip = not any((stem,) in word.ways for stem in stems)
    worths = {
        stem: max(likeness(form, _bare(stem), may_be_slip=may_be_slip) for form in word.forms)
        for stem in stems
        if (stem,) not in word.ways
    }
    for stem in sorted(worths, key=lambda stem: (-worths[stem], stem))[:MOST_LIKE]:
        if worths[stem]:
            word.add([stem], worths[stem])


def _bare(stem: str) -> str:
    return stem.partition("·")[2]
