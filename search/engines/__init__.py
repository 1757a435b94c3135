"""What every engine can do. Whoever searches asks `search.choosing`, which knows them both.

An engine keeps tokens of documents and says which documents answer an inquiry, in which order; the words that a reader sees
are kept by the site (`SearchDocument`). Every engine orders alike:

- A document has a word if one of the word's ways leads to it: all the tokens of the way stand in one field of the document.
- It is worth, for each word that it has, the word's rarity times the best of (worth of the way × weight of the field,
  `search.tokens.WEIGHTS`). A word's rarity is ln(1 + N / n), with n of all N documents having it; a word that no
  document has is as rare as one that stands in one.
- It answers if the rarities of the words that it has, those had by a weak way alone halved, are at least `coverage` of the
  sum of all words' rarities.
- The reader's own language stands first, then its parent's, then the others; then the worth; then what is still to come before
  what is past, and the nearer date before the farther.
- Elasticsearch adds up in single precision (IEEE 754): where worths differ in their seventh figure only, it may order otherwise.
- An inquiry without words finds every document that its filters let through.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, Protocol

from search.filters import Filters

WEAK = 0.35  # worth below which a way alone doesn't say that a document is about the word


class Way(NamedTuple):
    """One way in which a document may have a word: all these tokens in one field. The word itself is worth 1."""

    tokens: tuple[str, ...]
    worth: float

    @property
    def covers(self) -> float:
        """How far the word counts as had: in full, or in half by a weak way."""
        return 1.0 if self.worth >= WEAK else 0.5


@dataclass(frozen=True, kw_only=True)
class Inquiry:
    """`words` holds the ways of each word that was looked for; `now` parts what is to come from what is past."""

    words: Sequence[Sequence[Way]]
    language: str
    filters: Filters
    offset: int
    limit: int
    now: datetime
    coverage: float


@dataclass(frozen=True)
class Found:
    """`page_ids` are those from the offset on; `facets` as in `search.results.Results`, each counted without its own filter."""

    total: int = 0
    page_ids: Sequence[int] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class Engine(Protocol):
    """How each is fed is its own matter: the database in the transaction of a change, a server by the worker after it."""

    def find(self, inquiry: Inquiry) -> Found:
        """The documents that answer, those that have expired left out. Raises `Away` if the engine can't be asked."""
        ...

    def suggest(self, words: Sequence[str], beginning: str, language: str, limit: int) -> Sequence[int]:
        """The ids of documents in this language whose titles have the folded words and one that begins so, shortest first."""
        ...


class Away(Exception):
    """The engine can't be asked now; another one may answer in its place."""


class Refused(Away):
    """The engine doesn't take this one question; it answers others."""
