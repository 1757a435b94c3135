"""The embedded engine's index on SQLite: an FTS5 table, its row ids those of the pages, its columns full of our own tokens."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection

from search.analysis.forms import title_token
from search.engines.embedded.sql import Sql
from search.tokens import Tokens

ROW = "page_id"  # by which a document is found
EACH_TOPIC = "json_each(topics) AS topic"
# How far a document's date is from now, for ordering.
GAP = "ABS(julianday(date) - julianday(%s))"
_FOUND = "SELECT rowid AS page_id FROM search_index WHERE search_index MATCH %s"


@contextmanager
def planning() -> Iterator[None]:
    """The planner does well by itself."""
    yield


def pages_with(alternatives: Iterable[Sequence[str]], field: str, selected: str) -> Sql:
    """A SELECT of the places of documents that have in a field all the tokens of one of the alternatives."""
    query = " OR ".join("(" + " AND ".join(f'"{token}"' for token in tokens) + ")" for tokens in alternatives)
    text = f"SELECT rowid AS place, {selected} FROM search_index WHERE search_index MATCH %s"
    return Sql(text, [f"{{{field}}} : ({query})"])


def titles_with(words: Sequence[str], beginning: str) -> Sql:
    """A SELECT of the ids of pages whose title has all the folded words and one that begins so."""
    wanted = [f'"{title_token(word)}"' for word in words] + [f'"{title_token(beginning)}" *']
    return Sql(_FOUND, [f"{{title}} : ({' AND '.join(wanted)})"])


def write(rows: Iterable[tuple[int, Tokens]]) -> None:
    listed = list(rows)
    remove([page_id for page_id, _tokens in listed])
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_index (rowid, title, lead, body) VALUES (%s, %s, %s, %s)",
            [(page_id, *(" ".join(part) for part in tokens)) for page_id, tokens in listed],
        )


def remove(page_ids: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_index WHERE rowid = %s", [(page_id,) for page_id in page_ids])


def known(tokens: Sequence[str]) -> set[str]:
    """Those of the tokens that some page has."""
    with connection.cursor() as cursor:
        found = "SELECT 1 FROM search_index WHERE search_index MATCH %s LIMIT 1"
        return {token for token in tokens if cursor.execute(found, [f'"{token}"']).fetchone()}


def tokens_of(page_ids: Sequence[int]) -> list[tuple[Any, ...]]:
    """Each page's id and the tokens of its three fields."""
    with connection.cursor() as cursor:
        found = "SELECT rowid, title, lead, body FROM search_index WHERE rowid IN (SELECT value FROM json_each(%s))"
        cursor.execute(found, [json.dumps(list(page_ids))])
        return [(page_id, *(field.split() for field in fields)) for page_id, *fields in cursor.fetchall()]


def page_ids() -> list[int]:
    """The pages of which the index has words."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid FROM search_index")
        return [page_id for (page_id,) in cursor.fetchall()]
