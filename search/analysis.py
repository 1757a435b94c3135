"""What a text is to search: its words, each exact, folded and stemmed, the same for documents and for queries.

Exact is the word in lower case (Unicode NFKC). Folded is what a hurried typist or another keyboard makes of it: å is a,
ё is е, أ is ا. A stem is folded too and carries its language (`sv·mot`), so that two languages' stems never mix. Chinese
and Japanese have no spaces: every two neighbouring characters are a word.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

LONGEST_WORD = 40  # letters; what follows is cut, in documents and in queries alike
GRAM = 4
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
# What a word may hold without ending: combining marks, apostrophes, soft hyphen, tatweel, zero-width joiners.
_INNER = "\u0300-\u036f\u064b-\u065f\u0670\u0640\u2019\u02bc'\u00ad\u200c\u200d"
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}](?:[^\W_{_CJK}]|[{_INNER}])*")
_DROPPED = re.compile("[\u064b-\u065f\u0670\u0640\u2019\u02bc'\u00ad\u200c\u200d]")
_IS_CJK = re.compile(f"[{_CJK}]")
_FOLDED = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك"}
    | {"ё": "е", "ґ": "г", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "ı": "i"}
)
_stemmers = threading.local()  # Snowball's objects keep the word they are at work on


def version() -> str:
    """Names the analysis: an index that was made with another one must be made anew."""
    return f"2 {snowballstemmer.__version__}" if hasattr(snowballstemmer, "__version__") else "2"


class Word(NamedTuple):
    """A word and where it stands in its text."""

    start: int
    end: int
    exact: str


def words(text: str) -> Iterator[Word]:
    """The words of a text in order; of a run of Chinese each pair of characters, and a lone one itself."""
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if is_chinese(match.group()):
            for index in range(start, max(end - 1, start + 1)):
                pair = text[index : min(index + 2, end)]
                yield Word(index, index + len(pair), unicodedata.normalize("NFKC", pair))
        elif exact := exact_form(match.group()):
            yield Word(start, end, exact)


def is_chinese(word: str) -> bool:
    return _IS_CJK.match(word) is not None


@lru_cache(maxsize=50_000)
def exact_form(word: str) -> str:
    lowered = _DROPPED.sub("", unicodedata.normalize("NFKC", word).casefold())
    # Case folding and NFKC may leave what is no letter; the engines split words there, so it must not stay.
    return "".join(letter for letter in unicodedata.normalize("NFC", lowered) if letter.isalnum())[:LONGEST_WORD]


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """The word without what a keyboard may lack. Letters of their own, such as й, stay."""
    if word.isascii():
        return word
    return "".join(_base(letter) for letter in word.translate(_FOLDED) if not unicodedata.combining(letter))


def _base(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter)[:1]
    return base if base.isascii() else letter


def family(tag: str) -> str:
    """The language whose stemmer a tag uses: plain Finnish is Finnish."""
    return tag.partition("-")[0]


@lru_cache(maxsize=200_000)
def stem(word: str, tag: str) -> str:
    """The folded stem of an exact word in a language; in one without a stemmer the folded word."""
    algorithm = STEMMERS.get(family(tag))
    if algorithm is None or is_chinese(word):
        return fold(word)
    stemmer = _stemmer(algorithm)
    stemmed = stemmer.stemWord(word)
    return fold(stemmer.stemWord(stemmed) if family(tag) in STEMMED_TWICE else stemmed)


def _stemmer(algorithm: str) -> "snowballstemmer.stemmer":
    if not hasattr(_stemmers, algorithm):
        setattr(_stemmers, algorithm, snowballstemmer.stemmer(algorithm))
    return getattr(_stemmers, algorithm)


def stem_token(word: str, tag: str) -> str:
    """The stem as it stands in an index."""
    return f"{family(tag)}·{stem(word, tag)}"


def grams(word: str) -> set[str]:
    """A folded word's runs of four letters. Two marks at each end: a wrong letter leaves one side of a short word whole."""
    marked = f"__{word}__"
    return {marked[index : index + GRAM] for index in range(len(marked) - GRAM + 1)}
