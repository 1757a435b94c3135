"""The one statement that answers an inquiry: how many pages, how many of each facet's values, and those on one stretch."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection

from core.languages import fallbacks
from search.engines import Inquiry, Way
from search.engines.embedded.sql import Sql
from search.engines.embedded.vendors import vendor
from search.filters import FACETS, PAST, UPCOMING, Filters, stretch_of
from search.models import SearchDocument
from search.tokens import WEIGHTS

HIT, TOTAL = "hit", "total"


def of(inquiry: Inquiry) -> Sql:
    """Rows of a facet's name, one of its values and its count; told alike are `total` and each `hit`, its page and its place."""
    worth = (
        _worth(inquiry)
        if inquiry.words
        else Sql("scored AS (SELECT page_id, 0 AS score FROM search_searchdocument)", [])
    )
    answers = _answers(inquiry)
    parts = [_total(inquiry), *(_facet(facet, inquiry) for facet in FACETS), _hits(inquiry)]
    counted = _joined(" UNION ALL ", parts)
    return Sql(f"WITH {worth.text}, {answers.text} {counted.text}", [*worth.values, *answers.values, *counted.values])


def of_suggestions(words: Sequence[str], beginning: str, language: str, limit: int) -> Sql:
    found = vendor().titles_with(words, beginning)
    text = (
        f"SELECT page_id FROM search_searchdocument WHERE page_id IN ({found.text}) AND language = %s "
        "AND (expires_at IS NULL OR expires_at > CURRENT_TIMESTAMP) ORDER BY LENGTH(title), title, page_id LIMIT %s"
    )
    return Sql(text, [*found.values, language, limit])


def _worth(inquiry: Inquiry) -> Sql:
    """What each page that answers is worth; how rare a word is counts over all languages."""
    hits = _joined(" UNION ALL ", (_meeting(number, ways) for number, ways in enumerate(inquiry.words)))
    numbers = " ".join(f"UNION ALL SELECT {number}" for number in range(1, len(inquiry.words)))
    text = f"""
hit AS ({hits.text}),
best AS (SELECT word, page_id, MAX(weight) AS weight, MAX(covers) AS covers FROM hit GROUP BY word, page_id),
rarity AS (
    SELECT sought.word, LN(1 + %s / (CASE COUNT(page_id) WHEN 0 THEN 1 ELSE COUNT(page_id) END)) AS rare
    FROM (SELECT 0 AS word {numbers}) AS sought LEFT JOIN best ON best.word = sought.word GROUP BY sought.word
),
scored AS (
    SELECT page_id, SUM(weight * rare) AS score FROM best JOIN rarity ON rarity.word = best.word
    GROUP BY page_id HAVING SUM(rare * covers) >= %s * (SELECT SUM(rare) FROM rarity)
)"""
    return Sql(text, [*hits.values, float(SearchDocument.objects.count()), inquiry.coverage])


def _meeting(number: int, ways: Sequence[Way]) -> Sql:
    """One SELECT for each field and each worth that a way to the word has."""
    alike: dict[tuple[float, float], list[tuple[str, ...]]] = {}
    for way in ways:
        alike.setdefault((way.worth, way.covers), []).append(way.tokens)
    selects = []
    for (worth, covers), alternatives in alike.items():
        for field, weight in WEIGHTS.items():
            found = vendor().pages_with(alternatives, field)
            text = f"SELECT {number} AS word, page_id, {weight * worth} AS weight, {covers} AS covers FROM ({found.text}) AS f"
            selects.append(Sql(text, found.values))
    nothing = Sql(
        f"SELECT {number} AS word, page_id, 0 AS weight, 0 AS covers FROM search_searchdocument WHERE 1 = 0", []
    )
    return _joined(" UNION ALL ", selects or [nothing])


def _answers(inquiry: Inquiry) -> Sql:
    """The pages that answer and may be shown, before they are narrowed."""
    near = fallbacks(inquiry.language)
    tags = [tag for tag, _name in settings.LANGUAGES]
    distance = " ".join(f"WHEN language = %s THEN {place}" for place in range(len(near)))
    text = f"""
answers AS (
    SELECT document.page_id, kind, language, mode, date, ends_at, CAST(score * 1000 AS integer) AS score,
        CASE {distance} ELSE {len(near)} END AS distance
    FROM scored JOIN search_searchdocument document ON document.page_id = scored.page_id
    WHERE language IN ({_marks(tags)}) AND (expires_at IS NULL OR expires_at > %s)
)
"""
    return Sql(text, [*near, *tags, _moment(inquiry.now)])


def _total(inquiry: Inquiry) -> Sql:
    narrowed = _narrowed(inquiry.filters, inquiry.now)
    return Sql(f"SELECT '{TOTAL}', '', COUNT(*) FROM answers WHERE {narrowed.text}", narrowed.values)


def _hits(inquiry: Inquiry) -> Sql:
    narrowed = _narrowed(inquiry.filters, inquiry.now)
    now = _moment(inquiry.now)
    order = f"distance, score DESC, CASE WHEN ends_at > %s THEN 0 ELSE 1 END, date IS NULL, {vendor().GAP}, page_id"
    placed = f"SELECT page_id, ROW_NUMBER() OVER (ORDER BY {order}) AS place FROM answers WHERE {narrowed.text}"
    text = (
        f"SELECT '{HIT}', CAST(page_id AS varchar(20)), place FROM "
        f"(SELECT page_id, place FROM ({placed}) AS placed ORDER BY place LIMIT %s OFFSET %s) AS listed"
    )
    return Sql(text, [now, now, *narrowed.values, inquiry.limit, inquiry.offset])


def _facet(facet: str, inquiry: Inquiry) -> Sql:
    """How many answers there are of each value, narrowed by the other facets alone."""
    narrowed = _narrowed(inquiry.filters.but(facet), inquiry.now)
    match facet:
        case "when":
            value = Sql(f"CASE WHEN ends_at > %s THEN '{UPCOMING}' ELSE '{PAST}' END", [_moment(inquiry.now)])
            source = "answers WHERE ends_at IS NOT NULL AND"
        case "topic":
            value = Sql("topic", [])
            source = "answers JOIN search_searchdocumenttopic ON document_id = page_id WHERE"
        case _:
            value = Sql(facet, [])
            source = f"answers WHERE {facet} <> '' AND"
    inner = f"SELECT {value.text} AS value FROM {source} {narrowed.text}"
    text = f"SELECT '{facet}', value, COUNT(*) FROM ({inner}) AS {facet}_values GROUP BY value"
    return Sql(text, [*value.values, *narrowed.values])


def _narrowed(filters: Filters, now: datetime) -> Sql:
    """The condition that the filters are."""
    conditions = [Sql("1 = 1", [])]
    for facet, value in filters.chosen().items():
        if facet == "topic":
            held = "EXISTS (SELECT 1 FROM search_searchdocumenttopic t WHERE t.document_id = page_id AND t.topic = %s)"
            conditions.append(Sql(held, [value]))
        elif facet == "when":
            conditions.append(_happening(value, now))
        else:
            conditions.append(Sql(f"{facet} = %s", [value]))
    return _joined(" AND ", conditions)


def _happening(when: str, now: datetime) -> Sql:
    if when == UPCOMING:
        return Sql("ends_at > %s", [_moment(now)])
    if when == PAST:
        return Sql("ends_at <= %s", [_moment(now)])
    start, end = stretch_of(when)
    return Sql("ends_at IS NOT NULL AND date >= %s AND date < %s", [_moment(start), _moment(end)])


def _joined(between: str, parts: Iterable[Sql]) -> Sql:
    listed = list(parts)
    return Sql(between.join(part.text for part in listed), [value for part in listed for value in part.values])


def _marks(values: Sequence[Any]) -> str:
    return ", ".join(["%s"] * len(values))


def _moment(moment: datetime | None) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)
