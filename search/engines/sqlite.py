"""The embedded engine's index on SQLite: an FTS5 table, its row ids those of the pages, its columns full of our own tokens."""

from collections.abc import Iterable

from django.db import connection

from search.engines.fields import Tokens


def pages_with(tokens: Iterable[str], field: str) -> tuple[str, list[str]]:
    """A SELECT of the ids of pages that have one of the tokens in a field, and its values."""
    alternatives = " OR ".join(f'"{token}"' for token in tokens)
    return "SELECT rowid AS page_id FROM search_index WHERE search_index MATCH %s", [f"{{{field}}} : ({alternatives})"]


def write(rows: Iterable[tuple[int, Tokens]]) -> None:
    listed = list(rows)
    remove([page_id for page_id, _tokens in listed])
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_index (rowid, title, lead, body) VALUES (%s, %s, %s, %s)",
            [(page_id, *(" ".join(part) for part in tokens)) for page_id, tokens in listed],
        )


def remove(ids: Iterable[int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_index WHERE rowid = %s", [(page_id,) for page_id in ids])


def clear() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_index")
