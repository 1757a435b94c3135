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
# Weights are whole numbers of thousandths, cover of halves: databases add those up several times faster than decimals.
THOUSANDTHS, HALVES = 1000, 2


_REAL = "CAST(%s AS double precision)"
_TOLD_APART = ("topic", "when")  # facets whose chosen value no column holds as it is
# Answers that are alike to every facet: there are few, however many pages answer.
_CELLS = Sql(
    """cells AS (
    SELECT kind, language, mode, stands, topics, fits_topic, fits_when, COUNT(*) AS pages FROM answers
    GROUP BY kind, language, mode, stands, topics, fits_topic, fits_when
)""",
    [],
)


def of(inquiry: Inquiry) -> Sql:
    """Rows of a facet's name, one of its values and its count; told alike are `total` and each `hit`, its page and its place."""
    answers = _answers(inquiry)
    parts = [_total(inquiry), *(_facet(facet, inquiry) for facet in FACETS), _hits(inquiry)]
    return _joined(" ", [Sql("WITH", []), _scored(inquiry), answers, _CELLS, _joined(" UNION ALL ", parts)])


def of_suggestions(words: Sequence[str], beginning: str, language: str, limit: int) -> Sql:
    found = vendor().titles_with(words, beginning)
    text = (
        f"SELECT page_id FROM search_searchdocument WHERE page_id IN ({found.text}) AND language = %s "
        "AND (expires_at IS NULL OR expires_at > CURRENT_TIMESTAMP) ORDER BY LENGTH(title), title, page_id LIMIT %s"
    )
    return Sql(text, [*found.values, language, limit])


def _scored(inquiry: Inquiry) -> Sql:
    """The rows of the pages that have enough of the words, and what each is worth."""
    if not inquiry.words:
        return Sql(f"scored AS (SELECT {vendor().ROW} AS place, 0 AS score FROM search_searchdocument),", [])
    meetings = _joined(" UNION ALL ", (_meeting(number, ways) for number, ways in enumerate(inquiry.words)))
    met = Sql(f"met AS ({meetings.text}),", meetings.values)
    if len(inquiry.words) == 1:
        text = "scored AS (SELECT place, MAX(weight) AS score FROM met GROUP BY place HAVING MAX(covers) >= %s),"
        return _joined(" ", [met, Sql(text, [inquiry.coverage * HALVES])])
    return _joined(" ", [met, _together(inquiry)])


def _together(inquiry: Inquiry) -> Sql:
    """Several words together, each counting by how rare it is; that is told over all languages."""
    numbers = range(len(inquiry.words))
    columns = ", ".join(f"MAX(CASE word WHEN {n} THEN weight END) AS weight{n}, "
                        f"MAX(CASE word WHEN {n} THEN covers END) AS covers{n}" for n in numbers)  # fmt: skip
    rare = ", ".join(f"LN(1 + {_REAL} / COALESCE(NULLIF(COUNT(weight{n}), 0), 1)) AS rare{n}" for n in numbers)
    score, covered, sought = (" + ".join(term.format(n=n) for n in numbers) for term in (
        "COALESCE(weight{n}, 0) * rare{n}", "COALESCE(covers{n}, 0) * rare{n}", "rare{n}"))  # fmt: skip
    text = f"""
best AS (SELECT place, {columns} FROM met GROUP BY place),
rarity AS (SELECT {rare} FROM best),
scored AS (SELECT place, {score} AS score FROM best, rarity WHERE {covered} >= {_REAL} * ({sought})),"""
    return Sql(text, [float(SearchDocument.objects.count())] * len(numbers) + [inquiry.coverage * HALVES])


def _meeting(number: int, ways: Sequence[Way]) -> Sql:
    """One SELECT for each field and each worth that a way to the word has."""
    alike: dict[tuple[float, float], list[tuple[str, ...]]] = {}
    for way in ways:
        alike.setdefault((way.worth, way.covers), []).append(way.tokens)
    selects = []
    for (worth, covers), alternatives in alike.items():
        for field, field_weight in WEIGHTS.items():
            weight = round(field_weight * worth * THOUSANDTHS)
            selected = f"{number} AS word, {weight} AS weight, {round(covers * HALVES)} AS covers"
            selects.append(vendor().pages_with(alternatives, field, selected))
    nothing = Sql(
        f"SELECT {vendor().ROW} AS place, {number} AS word, 0 AS weight, 0 AS covers FROM search_searchdocument WHERE 1 = 0",
        [],
    )
    return _joined(" UNION ALL ", selects or [nothing])


def _answers(inquiry: Inquiry) -> Sql:
    """The pages that answer and may be shown, before they are narrowed; `stands` tells whether a meeting is to come."""
    near = fallbacks(inquiry.language)
    tags = [tag for tag, _name in settings.LANGUAGES]
    distance = " ".join(f"WHEN language = %s THEN {place}" for place in range(len(near)))
    fits = [_fits(facet, inquiry) for facet in _TOLD_APART]
    now = _moment(inquiry.now)
    text = f"""
answers AS (
    SELECT document.page_id, kind, language, mode, topics, date, score,
        CASE WHEN ends_at > %s THEN '{UPCOMING}' WHEN ends_at IS NOT NULL THEN '{PAST}' ELSE '' END AS stands,
        CASE {distance} ELSE {len(near)} END AS distance, {", ".join(fit.text for fit in fits)}
    FROM scored JOIN search_searchdocument document ON document.{vendor().ROW} = scored.place
    WHERE language IN ({_marks(tags)}) AND (expires_at IS NULL OR expires_at > %s)
),
"""
    return Sql(text, [now, *near, *(value for fit in fits for value in fit.values), *tags, now])


def _fits(facet: str, inquiry: Inquiry) -> Sql:
    """1 where a page has the value that is chosen for this facet, or where none is."""
    value = inquiry.filters.chosen().get(facet)
    if value is None:
        return Sql(f"1 AS fits_{facet}", [])
    held = _happening(value, inquiry.now) if facet == "when" else Sql("CAST(topics AS text) LIKE %s", [f"%{value}%"])
    return Sql(f"CASE WHEN {held.text} THEN 1 ELSE 0 END AS fits_{facet}", held.values)


def _total(inquiry: Inquiry) -> Sql:
    narrowed = _narrowed(inquiry.filters)
    return Sql(
        f"SELECT '{TOTAL}', '', CAST(COALESCE(SUM(pages), 0) AS integer) FROM cells WHERE {narrowed.text}",
        narrowed.values,
    )


def _hits(inquiry: Inquiry) -> Sql:
    narrowed = _narrowed(inquiry.filters)
    order = (
        f"distance, score DESC, CASE stands WHEN '{UPCOMING}' THEN 0 ELSE 1 END, date IS NULL, {vendor().GAP}, page_id"
    )
    listed = f"SELECT * FROM answers WHERE {narrowed.text} ORDER BY {order} LIMIT %s OFFSET %s"
    text = (
        f"SELECT '{HIT}', CAST(page_id AS varchar(20)), ROW_NUMBER() OVER (ORDER BY {order}) FROM ({listed}) AS listed"
    )
    now = _moment(inquiry.now)
    return Sql(text, [now, *narrowed.values, now, inquiry.limit, inquiry.offset])


def _facet(facet: str, inquiry: Inquiry) -> Sql:
    """How many answers there are of each value, narrowed by the other facets alone."""
    narrowed = _narrowed(inquiry.filters.but(facet))
    match facet:
        case "topic":
            value, source = "topic.value", f"cells CROSS JOIN {vendor().EACH_TOPIC}"
        case "when":
            value, source = "stands", "cells"
        case _:
            value, source = facet, "cells"
    text = (
        f"SELECT '{facet}', {value}, CAST(SUM(pages) AS integer) FROM {source} "
        f"WHERE {value} <> '' AND {narrowed.text} GROUP BY {value}"
    )
    return Sql(text, narrowed.values)


def _narrowed(filters: Filters) -> Sql:
    """The condition that the filters are, on answers and on cells."""
    conditions = [Sql("1 = 1", [])]
    for facet, value in filters.chosen().items():
        conditions.append(Sql(f"fits_{facet} = 1", []) if facet in _TOLD_APART else Sql(f"{facet} = %s", [value]))
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
