"""Stems: what Snowball leaves of a word when its endings are taken off."""

import threading
from functools import lru_cache

import snowballstemmer

STEMMERS = {
    "ar": "arabic",
    "en": "english",
    "et": "estonian",
    "fa": "persian",
    "fi": "finnish",
    "ru": "russian",
    "sv": "swedish",
}
# In these the first answer may still have an ending: mötena, möten, möt. Finnish loses its sense by it.
STEMMED_TWICE = {"ar", "sv"}
_stemmers = threading.local()  # Snowball's objects keep the word they are at work on


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The stem of a word in a language; in one without a stemmer the word itself."""
    algorithm = STEMMERS.get(language)
    if algorithm is None:
        return word
    stemmer = _stemmer(algorithm)
    stemmed: str = stemmer.stemWord(word)
    return stemmer.stemWord(stemmed) if language in STEMMED_TWICE else stemmed


def _stemmer(algorithm: str) -> "snowballstemmer.stemmer":
    if not hasattr(_stemmers, algorithm):
        setattr(_stemmers, algorithm, snowballstemmer.stemmer(algorithm))
    return getattr(_stemmers, algorithm)
