"""Lemmas: the word as a dictionary has it. Finnish by Voikko where its library is installed; else, and for others, simplemma."""

import threading
from functools import cache, lru_cache
from typing import Any, NamedTuple

LANGUAGES = frozenset({"en", "et", "fa", "fi", "ru", "sv", "uk"})
_voikko = threading.local()  # one handle for each thread, as its library wants it


class Lemma(NamedTuple):
    """`parts` are the lemmas of a compound's parts, in order; empty for a word that is none."""

    lemma: str
    parts: tuple[str, ...] = ()


@lru_cache(maxsize=200_000)
def lemmas(word: str, language: str) -> tuple[Lemma, ...]:
    """What the word may be a form of; nothing where that isn't known."""
    if language not in LANGUAGES:
        return ()
    if language == "fi" and has_voikko():
        return _by_voikko(word)
    lemma = _lemmatizer().lemmatize(word, lang=language).lower()
    return (Lemma(lemma),) if lemma != word or is_known(word, language) else ()


def is_known(word: str, language: str) -> bool:
    """Whether a dictionary has the word, as it is."""
    if language == "fi" and has_voikko():
        return bool(_by_voikko(word))
    return language in LANGUAGES and word in _dictionaries().get_dictionary(language)


@cache
def has_voikko() -> bool:
    try:
        _handle()
    except Exception:  # noqa: BLE001  the library or its dictionary isn't there; it raises what it likes
        return False
    return True


def _handle() -> Any:
    if not hasattr(_voikko, "handle"):
        from libvoikko import Voikko

        _voikko.handle = Voikko("fi")
    return _voikko.handle


def _by_voikko(word: str) -> tuple[Lemma, ...]:
    found: dict[Lemma, None] = {}
    for reading in _handle().analyze(word):
        found[Lemma(reading["BASEFORM"].lower(), _parts(reading))] = None
    return tuple(found)


def _parts(reading: dict[str, str]) -> tuple[str, ...]:
    """The bases in `+kaupunki(kaupunki)+suunnittel(suunnitella)+u(+u)`; an ending that derives a word is none.

    The last part is told by the lemma's own end: suunnittelu, not suunnitella.
    """
    bases = [part.partition("(") for part in reading.get("WORDBASES", "").split("+")[1:] if "(+" not in part]
    starts = [(text, base.rstrip(")").replace("=", "").lower() or text) for text, _bracket, base in bases]
    if len(starts) < 2:
        return ()
    lemma = reading["BASEFORM"].lower()
    before = sum(len(text.replace("=", "")) for text, _base in starts[:-1])
    return (*(base for _text, base in starts[:-1]), lemma[before:] or starts[-1][1])


@cache
def _dictionaries() -> Any:
    """As tries in the user's cache folder, made at the first use: a hundredth of the time and memory they take otherwise."""
    from simplemma.strategies.dictionaries import TrieDictionaryFactory

    return TrieDictionaryFactory()


@cache
def _lemmatizer() -> Any:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_dictionaries()))
