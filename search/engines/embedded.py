"""Search in the site's own database. Each vendor finds pages by tokens; what a page is worth is reckoned alike on both."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from itertools import islice
from types import ModuleType
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from core.languages import fallbacks
from search import passages
from search.documents import Document
from search.engines import Hit, Results, postgresql, sqlite, vocabulary
from search.engines.fields import EXACT, LIKE, STEM, WEIGHTS, tokens_of
from search.models import SearchDocument
from search.queries import SoughtWord, needed, parse

FIELDS = [field.name for field in fields(Document)]
AT_ONCE = 100

# A page is worth, for each word that it has, where it has it best, more for a word that few pages have. One row comes back
# even where no page is shown, so that the total does.
_SEARCH = """
WITH hit AS ({hits}),
best AS (SELECT word, page_id, MAX(weight) AS weight FROM hit GROUP BY word, page_id),
rarity AS (SELECT word, LN(1 + %s / COUNT(*)) AS rare FROM best GROUP BY word),
scored AS (
    SELECT page_id, SUM(weight * rare) AS score FROM best JOIN rarity ON rarity.word = best.word
    GROUP BY page_id HAVING COUNT(*) >= %s
),
shown AS (
    SELECT document.page_id, score, date, CASE {nearness} ELSE {farthest} END AS distance
    FROM scored JOIN search_searchdocument document ON document.page_id = scored.page_id
    WHERE language IN ({tags}) AND (expires_at IS NULL OR expires_at > %s)
)
SELECT counted.total, listed.page_id FROM (SELECT COUNT(*) AS total FROM shown) AS counted
LEFT JOIN (
    SELECT page_id, distance, score, date FROM shown
    ORDER BY distance, score DESC, date IS NULL, date DESC, page_id LIMIT %s OFFSET %s
) AS listed ON 1 = 1
ORDER BY distance, score DESC, date IS NULL, date DESC, page_id
"""


def vendor() -> ModuleType:
    """The module for the database in use."""
    return postgresql if connection.vendor == "postgresql" else sqlite


class EmbeddedEngine:
    def search(self, query: str, language: str, offset: int, limit: int) -> Results:
        sought = parse(query)
        if not sought:
            return Results(0, [])
        vocabulary.find_like(sought)
        total, ids = find(sought, language, offset, limit)
        rows = SearchDocument.objects.in_bulk(ids)
        return Results(total, [_hit(rows[page_id], sought) for page_id in ids if page_id in rows])

    @transaction.atomic
    def index(self, documents: Iterable[Document]) -> None:
        others = [name for name in FIELDS if name != "page_id"]
        for part in _parts(documents):
            rows = [SearchDocument(**asdict(document)) for document in part]
            SearchDocument.objects.bulk_create(
                rows, update_conflicts=True, unique_fields=["page_id"], update_fields=others
            )
            tokens = [(document.page_id, tokens_of(document)) for document in part]
            vendor().write(tokens)
            vocabulary.learn(token for _id, each in tokens for field in each for token in field if "·" in token)

    @transaction.atomic
    def remove(self, ids: Iterable[int]) -> None:
        listed = list(ids)
        SearchDocument.objects.filter(page_id__in=listed).delete()
        vendor().remove(listed)

    @transaction.atomic
    def clear(self) -> None:
        SearchDocument.objects.all().delete()
        vendor().clear()
        vocabulary.forget()


def find(sought: Sequence[SoughtWord], language: str, offset: int, limit: int) -> tuple[int, list[int]]:
    """How many pages answer, and the ids of those on one stretch of them, in order; one query."""
    tags = [tag for tag, _name in settings.LANGUAGES]
    near = fallbacks(language)
    hits, values = _hits(sought)
    statement = _SEARCH.format(
        hits=hits,
        nearness=" ".join(f"WHEN language = %s THEN {place}" for place in range(len(near))),
        farthest=len(near),
        tags=", ".join(["%s"] * len(tags)),
    )
    count = float(SearchDocument.objects.count())
    values += [count, needed(len(sought)), *near, *tags, _moment(), limit, offset]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows = cursor.fetchall()
    return rows[0][0], [page_id for _total, page_id in rows if page_id is not None]


def _hits(sought: Sequence[SoughtWord]) -> tuple[str, list[Any]]:
    """One SELECT for each word, way of meeting it and field; a word that is only like the sought counts in any field."""
    selects: list[str] = []
    values: list[Any] = []
    for number, word in enumerate(sought):
        for tokens, worth in (([word.exact], EXACT), (sorted(word.stems), STEM), (word.like, LIKE)):
            for field, weight in WEIGHTS.items() if tokens else ():
                select, found = vendor().pages_with(tokens, field)
                selects.append(f"SELECT {number} AS word, page_id, {weight * worth} AS weight FROM ({select}) AS found")
                values += found
    return " UNION ALL ".join(selects), values


def _moment() -> Any:
    return connection.ops.adapt_datetimefield_value(timezone.now())


def _hit(row: SearchDocument, sought: Sequence[SoughtWord]) -> Hit:
    document = Document(**{name: getattr(row, name) for name in FIELDS})
    return Hit(document, passages.best(document, sought))


def _parts(documents: Iterable[Document]) -> Iterator[list[Document]]:
    remaining = iter(documents)
    while part := list(islice(remaining, AT_ONCE)):
        yield part
