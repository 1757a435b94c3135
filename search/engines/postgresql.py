"""The embedded engine's index on PostgreSQL: a tsvector beside each document, its lexemes our own tokens, with a GIN index."""

from collections.abc import Iterable

from django.db import connection

from search.engines.fields import Tokens

LABELS = {"title": "A", "lead": "B", "body": "C"}


def pages_with(tokens: Iterable[str], field: str) -> tuple[str, list[str]]:
    """A SELECT of the ids of pages that have one of the tokens in a field, and its values."""
    alternatives = " | ".join(f"'{token}':{LABELS[field]}" for token in tokens)
    return "SELECT page_id FROM search_searchdocument WHERE vector @@ %s::tsquery", [alternatives]


def write(rows: Iterable[tuple[int, Tokens]]) -> None:
    """The documents must be there already. A label needs a position; which one says nothing here."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE search_searchdocument SET vector = %s::tsvector WHERE page_id = %s",
            [(_vector(tokens), page_id) for page_id, tokens in rows],
        )


def _vector(tokens: Tokens) -> str:
    fields = zip("ABC", tokens, strict=True)
    return " ".join(f"'{token}':{ord(label) - 64}{label}" for label, part in fields for token in part)


def remove(ids: Iterable[int]) -> None:
    """The vector goes with its document."""


def clear() -> None:
    """The vectors go with their documents."""
