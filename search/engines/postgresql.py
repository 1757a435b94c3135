"""The embedded engine's index on PostgreSQL: three tsvectors beside each document, their lexemes our own tokens.

One vector with weights would do, but a GIN index holds no weights: every row would be read again to check them.
"""

from collections.abc import Iterable

from django.db import connection

from search.engines.fields import Tokens


def pages_with(tokens: Iterable[str], field: str) -> tuple[str, list[str]]:
    """A SELECT of the ids of pages that have one of the tokens in a field, and its values."""
    alternatives = " | ".join(f"'{token}'" for token in tokens)
    return f"SELECT page_id FROM search_searchdocument WHERE {field}_vector @@ %s::tsquery", [alternatives]


def write(rows: Iterable[tuple[int, Tokens]]) -> None:
    """The documents must be there already."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE search_searchdocument SET title_vector = %s::tsvector, lead_vector = %s::tsvector, "
            "body_vector = %s::tsvector WHERE page_id = %s",
            [(*(" ".join(f"'{token}'" for token in part) for part in tokens), page_id) for page_id, tokens in rows],
        )


def remove(ids: Iterable[int]) -> None:
    """The vector goes with its document."""


def clear() -> None:
    """The vectors go with their documents."""
