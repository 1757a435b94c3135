"""The words of a text, each exact: in lower case and in Unicode's compatible form.

Chinese and Japanese have no spaces: every two neighbouring characters are a word.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

LONGEST_WORD = 40  # letters; what follows is cut, in documents and in queries alike
# What a word may hold without ending: combining marks, apostrophes, soft hyphen, tatweel, zero-width joiners.
_INNER = "\u0300-\u036f\u064b-\u065f\u0670\u0640\u2019\u02bc'\u00ad\u200c\u200d"
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+(?:[{_INNER}]+[^\W_{_CJK}]*)*")
_HYPHENATED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_DROPPED = re.compile("[\u064b-\u065f\u0670\u0640\u2019\u02bc'\u00ad\u200c\u200d]")
_IS_CJK = re.compile(f"[{_CJK}]")


class Word(NamedTuple):
    """A word and where it stands in its text."""

    start: int
    end: int
    exact: str


def words(text: str) -> Iterator[Word]:
    """The words of a text in order; of a run of Chinese each pair of characters, and a lone one itself."""
    for match in _TOKEN.finditer(text):
        if is_chinese(match.group()):
            for index, pair in enumerate(_pairs(match.group()), match.start()):
                yield Word(index, index + len(pair), unicodedata.normalize("NFKC", pair))
        elif exact := exact_form(match.group()):
            yield Word(match.start(), match.end(), exact)


def distinct_runs(text: str) -> set[str]:
    """The words of a text as they stand there, each once; of a run of Chinese its pairs."""
    found = set(_TOKEN.findall(text))
    if not has_chinese([text]):
        return found
    chinese = {run for run in found if is_chinese(run)}
    return (found - chinese).union(*map(_pairs, chinese))


def runs(text: str, wanted: Collection[str]) -> Iterator[Word]:
    """Where the wanted ones of `distinct_runs` stand in the text, in order; `exact` is such a one as it stands there.

    They are few and the text may be long, so it is read only where the letters of one of them stand.
    """
    for start, end in sorted({_unspaced(text, at) for run in wanted for at in _places(text, run)}):
        for match in _TOKEN.finditer(text, start, end):
            run, at = match.group(), match.start()
            if run in wanted:
                yield Word(at, match.end(), run)
            elif not run.isascii() and is_chinese(run):
                pairs = enumerate(_pairs(run), at)
                yield from (Word(index, index + len(pair), pair) for index, pair in pairs if pair in wanted)


def _places(text: str, run: str) -> Iterator[int]:
    at = text.find(run)
    while at >= 0:
        yield at
        at = text.find(run, at + len(run))


def _unspaced(text: str, at: int) -> tuple[int, int]:
    """From where to where this place is surrounded by no space, which no word goes beyond."""
    end = text.find(" ", at)
    return text.rfind(" ", 0, at) + 1, end if end >= 0 else len(text)


def _pairs(run: str) -> list[str]:
    return [run[index : index + 2] for index in range(max(len(run) - 1, 1))]


def exact_words(text: str) -> set[str]:
    """The exact words of a text, each once: what `words` finds, where nobody asks at which places; those with a hyphen also as
    one word, as many write them.
    """
    found: set[str] = set()
    for run in set(_TOKEN.findall(text)):
        if not run.isascii() and is_chinese(run):
            found.update(unicodedata.normalize("NFKC", pair) for pair in _pairs(run))
        elif exact := exact_form(run):
            found.add(exact)
    joined = (exact_form(run.replace("-", "")) for run in set(_HYPHENATED.findall(text)))
    found.update(exact for exact in joined if exact)
    return found


def is_chinese(word: str) -> bool:
    return _IS_CJK.match(word) is not None


def has_chinese(exact: Iterable[str]) -> bool:
    """Whether any of the words is Chinese, asked of all at once."""
    return _IS_CJK.search(" ".join(exact)) is not None


@lru_cache(maxsize=200_000)
def exact_form(word: str) -> str:
    lowered = _DROPPED.sub("", unicodedata.normalize("NFKC", word).casefold())
    # Case folding and NFKC may leave what is no letter; the engines split words there, so it must not stay.
    return "".join(letter for letter in unicodedata.normalize("NFC", lowered) if letter.isalnum())[:LONGEST_WORD]
