"""What every engine can do. Views and indexing know no more than this."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from search.documents import Document


class Piece(NamedTuple):
    """A part of a passage; `is_hit` where it is a word that was looked for."""

    text: str
    is_hit: bool


@dataclass(frozen=True)
class Hit:
    """A document that was found and its best passage, in pieces whose texts together are the passage."""

    document: Document
    passage: Sequence[Piece]


@dataclass(frozen=True)
class Results:
    """`total` counts all that was found, `hits` are those from the offset on, at most as many as the limit."""

    total: int
    hits: Sequence[Hit]


class Engine(Protocol):
    def search(self, query: str, language: str, offset: int, limit: int) -> Results:
        """What answers a query, a reader's own language first, then the others. Any text is a query; none raises."""
        ...

    def index(self, documents: Iterable[Document]) -> None:
        """Add documents, each in place of the one that its page had."""
        ...

    def remove(self, ids: Iterable[int]) -> None:
        """Forget the documents of these pages; ids that aren't known are passed by."""
        ...

    def clear(self) -> None:
        """Forget everything."""
        ...


def engine() -> Engine:
    """The engine that this site uses."""
    from search.engines.embedded import EmbeddedEngine

    return EmbeddedEngine()
