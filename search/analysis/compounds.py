"""The parts of a compound: kaupunki and suunnittelu, stad and planering."""

from functools import lru_cache

from search.analysis.lemmas import Lemma, has_voikko, is_known, lemmas

SPLIT_BY_DICTIONARY = frozenset({"en", "et", "fi", "sv"})  # Finnish only where Voikko doesn't tell
WRITTEN_APART = frozenset({"en"})  # so only what no dictionary has may be two words: citybikes
SHORTEST_PART = 4
LINKS = {"en": ("",), "sv": ("", "s"), "et": ("",), "fi": ("",)}  # what may stand between two parts


@lru_cache(maxsize=100_000)
def parts(word: str, language: str) -> tuple[str, ...]:
    """The lemmas of a compound's parts, in order; empty for a word that is none, or isn't known to be one."""
    readings = lemmas(word, language)
    told = next((reading.parts for reading in readings if reading.parts), ())
    if told or language not in SPLIT_BY_DICTIONARY or (language == "fi" and has_voikko()):
        return told
    if readings and language in WRITTEN_APART:
        return ()
    return _split(readings[0].lemma if readings else word, language)


def _split(word: str, language: str) -> tuple[str, ...]:
    """In two known words, the last one as long as can be."""
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        for link in LINKS[language]:
            first, last = word[:cut].removesuffix(link) if link else word[:cut], word[cut:]
            if link and not word[:cut].endswith(link):
                continue
            if len(first) >= SHORTEST_PART - 1 and is_known(first, language) and is_known(last, language):
                return (_lemma(first, language), _lemma(last, language))
    return ()


def _lemma(word: str, language: str) -> str:
    readings: tuple[Lemma, ...] = lemmas(word, language)
    return readings[0].lemma if readings else word
