"""The embedded engine's index on PostgreSQL: three tsvectors beside each document, their lexemes our own tokens.

One vector with weights would do, but a GIN index holds no weights: every row would be read again to check them.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from search.analysis.forms import title_token
from search.engines.embedded.sql import Sql
from search.tokens import Tokens

ROW = "ctid"  # by which a document is found: where it lies while the statement lasts, without a look into an index
EACH_TOPIC = "jsonb_array_elements_text(topics) AS topic (value)"
# How far a document's date is from now, for ordering.
GAP = "ABS(EXTRACT(EPOCH FROM date - %s))"


_WRITE = """UPDATE search_searchdocument SET title_vector = title_text::tsvector,
    lead_vector = lead_text::tsvector, body_vector = body_text::tsvector
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[]) AS new (id, title_text, lead_text, body_text)
WHERE page_id = id"""


@contextmanager
def planning() -> Iterator[None]:
    """Let the planner do what it misjudges: it would compile for longer than the statement runs, and read every row where an
    index answers, since it can't tell how many rows have one of many tokens.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('jit', 'off', true), set_config('enable_seqscan', 'off', true), "
            "set_config('max_parallel_workers_per_gather', '0', true)"
        )
        yield


def pages_with(alternatives: Iterable[Sequence[str]], field: str, selected: str) -> Sql:
    """A SELECT of the places of documents that have in a field all the tokens of one of the alternatives."""
    query = " | ".join("(" + " & ".join(f"'{token}'" for token in tokens) + ")" for tokens in alternatives)
    text = f"SELECT {ROW} AS place, {selected} FROM search_searchdocument WHERE {field}_vector @@ %s::tsquery"
    return Sql(text, [query])


def titles_with(words: Sequence[str], beginning: str) -> Sql:
    """A SELECT of the ids of pages whose title has all the folded words and one that begins so."""
    wanted = [f"'{title_token(word)}'" for word in words] + [f"'{title_token(beginning)}':*"]
    return Sql("SELECT page_id FROM search_searchdocument WHERE title_vector @@ %s::tsquery", [" & ".join(wanted)])


def write(rows: Iterable[tuple[int, Tokens]]) -> None:
    """The documents must be there already."""
    written = [(page_id, *(_vector(part) for part in tokens)) for page_id, tokens in rows]
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, [list(column) for column in zip(*written, strict=True)])


def remove(page_ids: Sequence[int]) -> None:
    """The vectors go with their documents."""


def known(tokens: Sequence[str]) -> set[str]:
    """Those of the tokens that some page has."""
    held = " OR ".join(f"{field}_vector @@ asked.query" for field in Tokens._fields)
    with planning(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT token FROM (SELECT token, quote_literal(token)::tsquery AS query FROM unnest(%s::text[]) AS token) "
            f"AS asked WHERE EXISTS (SELECT 1 FROM search_searchdocument WHERE {held})",
            [list(tokens)],
        )
        return {token for (token,) in cursor.fetchall()}


def tokens_of(page_ids: Sequence[int]) -> list[tuple[Any, ...]]:
    """Each page's id and the tokens of its three fields."""
    with connection.cursor() as cursor:
        arrays = ", ".join(f"tsvector_to_array({field}_vector)" for field in Tokens._fields)
        found = (
            f"SELECT page_id, {arrays} FROM search_searchdocument WHERE page_id = ANY(%s) AND title_vector IS NOT NULL"
        )
        cursor.execute(found, [list(page_ids)])
        return cursor.fetchall()


def page_ids() -> list[int]:
    """The pages of which the index has words."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT page_id FROM search_searchdocument WHERE title_vector IS NOT NULL")
        return [page_id for (page_id,) in cursor.fetchall()]


def _vector(tokens: Iterable[str]) -> str:
    return " ".join(f"'{token}'" for token in tokens)
