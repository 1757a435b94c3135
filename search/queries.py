"""What a visitor's query asks for: its words, and the ways in which a document may have each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from django.conf import settings

from core.languages import KNOWN
from search import dates, kinds
from search.analysis.compounds import parts
from search.analysis.forms import (
    base_token,
    bases,
    family,
    latin_token,
    part_token,
    skeleton_token,
)
from search.analysis.letters import fold, romanized
from search.analysis.words import is_chinese, words
from search.engines import Way
from search.likeness import SHORTEST, wider
from search.stopwords import STOP_WORDS

MOST_WORDS = 10  # those after them are passed by, so that no query costs much
# What is worth how much beside the exact word.
EXACT, BASE, JOINED, PARTS, PART, SKELETON, DATE, KIND = 1.0, 0.8, 0.75, 0.6, 0.4, 0.3, 0.9, 1.0
IN_FIGURES, DATE_PARTS = 0.5, 3


@dataclass
class SoughtWord:
    """`ways` lead to documents that have the word; `forms` are its folded bases, by which likeness is judged."""

    exact: str
    ways: dict[tuple[str, ...], float] = field(default_factory=dict)
    forms: set[str] = field(default_factory=set)
    is_known: bool = False  # to the thesaurus, as a kind of page or as a month: no slip, even if no page has it

    @property
    def folded(self) -> str:
        return fold(self.exact)

    @property
    def may_be_mistyped(self) -> bool:
        has_letters = any(map(str.isalpha, self.exact))
        return len(self.exact) >= SHORTEST and has_letters and not is_chinese(self.exact)

    def add(self, tokens: Iterable[str], worth: float) -> None:
        """One more way; of two that are alike the better one stays."""
        key = tuple(tokens)
        self.ways[key] = max(worth, self.ways.get(key, 0.0))

    def listed_ways(self) -> list[Way]:
        return [Way(tokens, worth) for tokens, worth in self.ways.items()]


def parse(query: str, *, keep_all: bool = False) -> list[SoughtWord]:
    """The words of a query that say something, each once, in order; all of them where none does, or where they are wanted.
    A date in figures is one word, but where all are wanted.
    """
    written, rest = ([], query) if keep_all else dates.in_figures(query)
    exact = list(dict.fromkeys(word.exact for word in words(rest)))
    content = [word for word in exact if keep_all or word not in STOP_WORDS]
    found = [sought(word) for word in (content or ([] if written else exact))[:MOST_WORDS]]
    for first, second in pairwise(found):
        join(first, second)
    found = [*found, *map(date_in_figures, written)][:MOST_WORDS]
    if any(tokens[0].startswith("month·") for word in found for tokens in word.ways):
        add_days(found)
    return found


def add_days(found: Iterable[SoughtWord]) -> None:
    """1 December, 1. joulukuuta: beside a month a number is a day."""
    for word in found:
        if word.exact.isdecimal() and len(word.exact) <= 2:
            word.add([dates.day_token(int(word.exact))], DATE)


def date_in_figures(written: dates.Written) -> SoughtWord:
    """What happens then; and a page that has the whole date in the same figures, if not so surely about it."""
    word = SoughtWord(written.text, is_known=True)
    word.add(written.tokens, DATE)
    figures = [figure.exact for figure in words(written.text)]
    if len(figures) == DATE_PARTS:
        word.add(figures, IN_FIGURES)
    return word


def sought(exact: str) -> SoughtWord:
    """A word with the ways that its own letters show, in every language of the site: nobody says which one she types in."""
    word = SoughtWord(exact)
    word.add([exact], EXACT)
    for language in languages():
        for _form, base in based(exact, language):
            word.forms.add(base)
            word.add([base_token(base, language)], BASE)
            word.add([part_token(base, language)], PART)
    add_named(word)
    if not word.is_known:
        for language in languages():
            add_parts(word, language)
    if not is_chinese(exact):
        add_latin(word)
    return word


def add_named(word: SoughtWord) -> None:
    """What a month or a kind of page is called, in any language that the site may speak: its readers may speak it too."""
    for language in all_languages():
        for token, worth in (
            (dates.token_of(word.exact, language), DATE),
            (kinds.token_of(word.exact, language), KIND),
        ):
            if token:
                word.add([token], worth)
                word.is_known = True


def based(exact: str, language: str) -> Iterator[tuple[str, str]]:
    """The bases of a word as it is typed and without its marks, each with the form that has it; the folded word too."""
    folded = fold(exact)
    for form in dict.fromkeys((exact, folded)):
        yield from ((form, base) for base in bases(form, language))
    yield folded, folded


def add_parts(word: SoughtWord, language: str) -> None:
    """Of a compound: a document that has all its parts, or the last, which says what kind of thing it is. What has a name of
    its own is none: joulukuu, December, ends in kuu, the moon.
    """
    for form in dict.fromkeys((word.exact, word.folded)):
        found = [fold(part) for part in parts(form, language)]
        if not found:
            continue
        word.add((base_token(part, language) for part in found), PARTS)
        worth = wider(found[-1], word.folded)
        word.add([base_token(found[-1], language)], worth)
        word.add([part_token(found[-1], language)], worth)


def add_latin(word: SoughtWord) -> None:
    """A word typed in other letters than the text's: vstrecha for встреча, Эспоо for Espoo."""
    latin = romanized(word.folded)
    word.add([latin_token(latin)], BASE)
    word.forms.add(latin)
    if token := skeleton_token(latin):
        word.add([token], SKELETON)
    if latin != word.folded:
        word.add([latin], BASE)
        for language in languages():
            for base in bases(latin, language):
                word.add([base_token(base, language)], BASE)


def join(first: SoughtWord, second: SoughtWord) -> None:
    """Two words that may be one, typed apart: kaupunki suunnittelu."""
    joined = first.exact + second.exact
    for language in languages():
        for _form, base in based(joined, language):
            for word in (first, second):
                word.add([base_token(base, language)], JOINED)


def languages() -> list[str]:
    """The languages of the site, each family once."""
    return list(dict.fromkeys(family(tag) for tag, _name in settings.LANGUAGES))


def all_languages() -> list[str]:
    """Those that the site may speak, each family once."""
    return list(dict.fromkeys(family(tag) for tag in KNOWN))


def all_ways(sought_words: Sequence[SoughtWord]) -> list[list[Way]]:
    return [word.listed_ways() for word in sought_words]
