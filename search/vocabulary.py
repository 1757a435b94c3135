"""The words that the documents have, and which of them resemble a word that was typed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from django.db import connection

from core.languages import fallbacks
from search.analysis import is_chinese
from search.analysis.forms import family
from search.analysis.lemmas import is_known as knows
from search.analysis.letters import fold, grams, is_latin
from search.engines.embedded.vendors import vendor
from search.likeness import SHORTEST, SLIP, distance, likeness
from search.models import SearchGram, SearchStem
from search.queries import SoughtWord

CANDIDATES = 60  # stems that share most letters with a word and are looked at closely
MOST_LIKE = 15  # of them that are searched for
AT_ONCE = 1_000

_NEAREST = """SELECT {number}, stem.stem, stem.word FROM (
    SELECT stem_id, COUNT(*) AS shared FROM search_searchgram WHERE gram IN ({marks}) GROUP BY stem_id
    ORDER BY shared DESC, stem_id LIMIT {limit}
) AS near JOIN search_searchstem stem ON stem.id = near.stem_id"""


class Resembling(NamedTuple):
    """Whether some document has a typed word, and the word that it may be a slip for, or nothing."""

    is_known: bool
    slip_for: str


def learn(words_by_stem: Mapping[str, str]) -> None:
    """Remember stems (`sv·mote`) that a document has, each with a word of it; those too short to be mistaken are passed by."""
    wanted = [stem for stem in words_by_stem if len(_bare(stem)) >= SHORTEST and not is_chinese(_bare(stem))]
    wanted.sort()  # two who learn at once take the stems in one order, so that neither waits for the other
    for start in range(0, len(wanted), AT_ONCE):
        _learn(wanted[start : start + AT_ONCE], words_by_stem)


def plainer(stem: str, word: str, other: str) -> str:
    """Which of two words of a stem is shown to who may have meant it: the one without an ending, or else the shorter."""
    return min(word, other, key=lambda each: (fold(each) != _bare(stem), len(each), each))


def _learn(stems: Sequence[str], words_by_stem: Mapping[str, str]) -> None:
    known = dict(SearchStem.objects.filter(stem__in=stems).values_list("stem", "word"))
    for stem in stems:  # in their order: a row that is changed is locked
        if stem in known and plainer(stem, words_by_stem[stem], known[stem]) != known[stem]:
            SearchStem.objects.filter(stem=stem).update(word=words_by_stem[stem])
    new = [stem for stem in stems if stem not in known]
    if new:
        rows = [SearchStem(stem=stem, word=words_by_stem[stem], length=len(_bare(stem))) for stem in new]
        SearchStem.objects.bulk_create(rows, ignore_conflicts=True)
        ids = SearchStem.objects.filter(stem__in=new).values_list("stem", "pk")
        _insert_grams([(gram, pk) for stem, pk in ids for gram in grams(_bare(stem))])


def _insert_grams(pairs: Sequence[tuple[str, int]]) -> None:
    """As fast as each database can: there are a dozen for each new word, and a first index has nothing but new words."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            into = "INSERT INTO search_searchgram (gram, stem_id) SELECT * FROM unnest(%s::varchar[], %s::bigint[])"
            cursor.execute(f"{into} ON CONFLICT DO NOTHING", [list(part) for part in zip(*pairs, strict=True)])
        else:
            cursor.executemany("INSERT OR IGNORE INTO search_searchgram (gram, stem_id) VALUES (%s, %s)", pairs)


def forget_unused(stems: Iterable[str]) -> None:
    """Forget those of these stems that no document has any more: nobody is offered a word of a page that is gone."""
    listed = sorted(stems)
    for start in range(0, len(listed), AT_ONCE):
        part = listed[start : start + AT_ONCE]
        SearchStem.objects.filter(stem__in=set(part) - vendor().known(part)).delete()


def forget() -> None:
    """All of it, to be learned anew."""
    SearchGram.objects.all().delete()
    SearchStem.objects.all().delete()


def find_like(sought: Sequence[SoughtWord], language: str) -> list[Resembling]:
    """Give each word ways to the stems of the index that resemble it, and tell what a reader of this language may have
    meant; one query for all.
    """
    near: dict[int, dict[str, str]] = {}
    for number, stem, word in _nearest(sought):
        near.setdefault(number, {})[stem] = word
    return [add_like(word, near.get(number, {}), language) for number, word in enumerate(sought)]


def _nearest(sought: Sequence[SoughtWord]) -> Iterator[tuple[int, str, str]]:
    selects: list[str] = []
    values: list[str] = []
    for number, word in enumerate(sought):
        if word.may_be_mistyped:
            wanted = sorted(set().union(*(grams(form) for form in word.forms)))
            marks = ", ".join(["%s"] * len(wanted))
            selects.append(
                f"SELECT * FROM ({_NEAREST.format(number=number, marks=marks, limit=CANDIDATES)}) AS near{number}"
            )
            values += wanted
    if selects:
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(selects), values)
            yield from cursor.fetchall()


def add_like(word: SoughtWord, near: Mapping[str, str], language: str) -> Resembling:
    """Ways to those of the stems that the word may mean. A word that is known isn't taken for a slip, and one of the
    reader's dictionary isn't corrected.
    """
    own = list(dict.fromkeys(family(tag) for tag in fallbacks(language)))
    is_known = word.is_known or any((stem,) in word.ways for stem in near)
    worths = {
        stem: max(likeness(form, _bare(stem), may_be_slip=not is_known) for form in word.forms)
        for stem in near
        if (stem,) not in word.ways
    }
    best = sorted((stem for stem, worth in worths.items() if worth), key=lambda stem: (-worths[stem], stem))[:MOST_LIKE]
    for stem in best:
        word.add([stem], worths[stem])
    slips = [stem for stem in best if worths[stem] == SLIP and may_be_meant(word.folded, fold(near[stem]))]
    if is_known or not slips or any(knows(word.exact, tag) for tag in own):
        return Resembling(is_known, "")
    meant = min(slips, key=lambda stem: (stem.partition("·")[0] not in own, _letters_off(word, stem), stem))
    return Resembling(is_known, near[meant])


def may_be_meant(typed: str, known: str) -> bool:
    """Whether a word that is shown instead looks like the one that was typed, which may have an ending more: their stems may be
    alike without that. A word of another script is none that somebody mistyped.
    """
    if is_latin(typed) != is_latin(known):
        return False
    return distance(typed[: max(len(known), SHORTEST)], known, limit=2) <= 2


def _letters_off(word: SoughtWord, stem: str) -> int:
    return min(distance(form, _bare(stem), limit=2) for form in word.forms)


def _bare(stem: str) -> str:
    return stem.partition("·")[2]
