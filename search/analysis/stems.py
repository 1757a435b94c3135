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


def light_arabic(word: str) -> str:
    """The word without its article, a preposition or "and" written to it, and its commonest endings: after light10 (Larkey,
    Ballesteros and Connell 2007), which is steadier than Snowball where words are short; and without ل and ب before long ones.
    """
    if word.startswith("و") and len(word) > 4:
        word = word[1:]
    for prefix in ("ال", "بال", "كال", "فال", "لل", "ل", "ب"):
        if word.startswith(prefix) and len(word) - len(prefix) >= (2 if len(prefix) > 1 else 4):
            word = word[len(prefix) :]
            break
    for suffix in ("ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 2:
            return word[: -len(suffix)]
    return word


def _stemmer(algorithm: str) -> "snowballstemmer.stemmer":
    if not hasattr(_stemmers, algorithm):
        setattr(_stemmers, algorithm, snowballstemmer.stemmer(algorithm))
    return getattr(_stemmers, algorithm)
