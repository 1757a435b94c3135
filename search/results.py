"""What a search answers with, whichever engine has found it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from search.documents import Document


class Piece(NamedTuple):
    """A part of a text; `is_hit` where it is a word that was looked for."""

    text: str
    is_hit: bool


@dataclass(frozen=True)
class Hit:
    """A document that was found. Title and best passage are in pieces whose texts together are the whole; `name` is a topic, a
    person or a place by which it was found, where neither of those tells why.
    """

    document: Document
    title: Sequence[Piece]
    passage: Sequence[Piece]
    name: Sequence[Piece] = ()


@dataclass(frozen=True)
class Results:
    """`total` counts all that was found; `hits` are those on the page that was asked for, in order.

    `facets` tells for each facet how many of each value there are, were it the one chosen (`{"kind": {"event": 3}}`).
    `guesses` are pages that touch the query loosely, where nothing answers it. `correction` is the query as it may have been
    meant, or empty.
    """

    total: int = 0
    hits: Sequence[Hit] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    guesses: Sequence[Hit] = ()
    correction: str = ""
