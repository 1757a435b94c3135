"""The query as it may have been meant, where a word of it stands nowhere."""

from collections.abc import Sequence

from search.analysis.words import words
from search.queries import SoughtWord
from search.vocabulary import Resembling


def correction(query: str, sought: Sequence[SoughtWord], near: Sequence[Resembling]) -> str:
    """The query with each word that was probably a slip as it was probably meant; empty where none was."""
    fixed = query
    for word, resembling in zip(sought, near, strict=True):
        if resembling.slip_for:
            fixed = _replaced(fixed, word.exact, resembling.slip_for)
    return fixed if fixed != query else ""


def _replaced(query: str, exact: str, other: str) -> str:
    """Whatever marks stand around the word stay."""
    for word in reversed(list(words(query))):
        if word.exact == exact:
            query = query[: word.start] + other + query[word.end :]
    return query
