"""Letters as a hurried typist or another keyboard makes them: å is a, ё is е, أ is ا, and any script in Latin letters."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_FOLDED = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك"}
    | {"ё": "е", "ґ": "г", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "ı": "i"}
)
_VOWELS = re.compile("[aeiouyåäöwhj]")
_TWICE = re.compile(r"(.)\1+")
GRAM = 4


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """The word without what a keyboard may lack. Letters of their own, such as й, stay."""
    if word.isascii():
        return word
    return "".join(_base(letter) for letter in word.translate(_FOLDED) if not unicodedata.combining(letter))


def _base(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter)[:1]
    return base if base.isascii() else letter


@lru_cache(maxsize=50_000)
def romanized(word: str) -> str:
    """A word of any script in Latin letters, roughly as its speakers write it there."""
    if word.isascii():
        return word
    return "".join(letter for letter in anyascii(word).lower() if letter.isalnum())


def is_latin(folded: str) -> bool:
    """Whether a folded word is written in Latin letters, of which folding leaves hardly one beyond ASCII."""
    return romanized(folded) == folded


def skeleton(word: str) -> str:
    """The consonants of a romanised word: Arabic and Persian write no short vowels, and who types Latin letters does."""
    return _TWICE.sub(r"\1", _VOWELS.sub("", word))


def grams(word: str) -> set[str]:
    """A folded word's runs of four letters. Two marks at each end: a wrong letter leaves one side of a short word whole."""
    marked = f"__{word}__"
    return {marked[index : index + GRAM] for index in range(len(marked) - GRAM + 1)}
