"""An inquiry in Elasticsearch's own language."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from math import log
from typing import Any

from django.conf import settings
from elasticsearch.dsl import A, Q, Search
from elasticsearch.dsl.query import Query

from core.languages import fallbacks
from search.analysis.forms import title_token
from search.engines import Inquiry, Way
from search.engines.elastic.mapping import ANYWHERE, DEEPEST
from search.filters import FACETS, PAST, UPCOMING, Filters, stretch_of
from search.tokens import WEIGHTS

MOST_SPELLED_OUT = 4  # words of which every sufficient set is asked for; the sets of ten would be too many
MOST_VALUES = 200  # of a facet; there are fewer topics
# What a page gains by its language: more than ten words can be worth, little enough for Lucene's floats to tell worths apart.
NEARER = 512.0
# Pages of equal worth: what is to come, then the nearer date, then the page's number.
_IS_TO_COME = "doc['ends_at'].size() > 0 && doc['ends_at'].value.toInstant().toEpochMilli() > params.now ? 0 : 1"
_GAP = "doc['date'].size() == 0 ? 1e18 : Math.abs(doc['date'].value.toInstant().toEpochMilli() - params.now)"


def counting(search: Search, inquiry: Inquiry) -> Search:
    """Asks how many documents there are, and how many have each word."""
    search = search[:0].extra(track_total_hits=True)
    for number, ways in enumerate(inquiry.words):
        search.aggs.bucket(f"word{number}", A("filter", filter=_meeting_anywhere(ways)))
    return search


def rarities(answer: Any, inquiry: Inquiry) -> list[float]:
    """How rare each word is, from the answer to `counting`."""
    everything = answer.hits.total.value
    counts = [answer.aggregations[f"word{number}"].doc_count for number in range(len(inquiry.words))]
    return [log(1 + everything / max(count, 1)) for count in counts]


def finding(search: Search, inquiry: Inquiry, rare: Sequence[float]) -> Search:
    """Asks for the pages on a stretch, the total, and the facets each without its own filter."""
    search = search.query(_query(inquiry, rare)).post_filter(_narrowed(inquiry.filters, inquiry.now))
    search = search.source(False).extra(track_total_hits=True, track_scores=True).sort(*_order(inquiry))
    for facet in FACETS:
        values, others = _values(facet, inquiry.now), inquiry.filters.but(facet)
        if others.chosen():
            search.aggs.bucket(facet, A("filter", filter=_narrowed(others, inquiry.now))).bucket("values", values)
        else:
            search.aggs.bucket(facet, values)
    start = min(inquiry.offset, DEEPEST - inquiry.limit)  # beyond it the server refuses to look
    return search[start : start + inquiry.limit]


def facets(answer: Any) -> dict[str, dict[str, int]]:
    counted = {facet: answer.aggregations[facet] for facet in FACETS}
    # Where another facet is chosen, its filter stands around the values.
    found = {facet: _counts(getattr(each, "values", each).buckets) for facet, each in counted.items()}
    return {facet: counts for facet, counts in found.items() if counts}


def suggesting(
    search: Search, words: Sequence[str], beginning: str, language: str, limit: int, now: datetime
) -> Search:
    wanted = [Q("term", title=title_token(word)) for word in words]
    wanted.append(Q("prefix", title=title_token(beginning)))
    visible = [Q("term", language=language), _unexpired(now)]
    return search.query("bool", filter=[*wanted, *visible]).source(False).sort("title_length", "page_id")[:limit]


def _query(inquiry: Inquiry, rare: Sequence[float]) -> Query:
    may_be_shown = [Q("terms", language=[tag for tag, _name in settings.LANGUAGES]), _unexpired(inquiry.now)]
    nearness = _nearness(inquiry.language)
    if not inquiry.words:
        return Q("bool", filter=may_be_shown, should=nearness)
    worth = [_worth(ways, rarity) for ways, rarity in zip(inquiry.words, rare, strict=True)]
    return Q("bool", filter=[*may_be_shown, _covering(inquiry, rare)], should=[*worth, *nearness])


def _nearness(language: str) -> list[Query]:
    """A reader's own language first, then its parent's: by the score, since a script would be asked of every page."""
    near = fallbacks(language)
    return [
        Q("constant_score", filter=Q("term", language=tag), boost=NEARER * (len(near) - place))
        for place, tag in enumerate(near)
    ]


def _covering(inquiry: Inquiry, rare: Sequence[float]) -> Query:
    """Lets through what has enough of the words, the rare ones counting more."""
    if len(inquiry.words) == 1:
        return _meeting_anywhere([way for way in inquiry.words[0] if way.covers >= inquiry.coverage])
    least = inquiry.coverage * sum(rare) * (1 - 1e-6)  # its floats are half as long as ours
    if len(inquiry.words) <= MOST_SPELLED_OUT:
        rarest_first = sorted(zip(rare, inquiry.words, strict=True), key=lambda word: -word[0])
        return _enough([_parts(ways, rarity) for rarity, ways in rarest_first], least)
    met = [Q("dis_max", queries=[Q("constant_score", filter=held, boost=gain) for gain, held in _parts(ways, rarity)])
           for ways, rarity in zip(inquiry.words, rare, strict=True)]  # fmt: skip
    return Q("function_score", query=Q("bool", should=met), functions=[], min_score=least)


def _enough(words: Sequence[list[tuple[float, Query]]], least: float) -> Query:
    """All sets of words that are enough together, spelled out: Lucene then looks at few pages, and gives none of them a score."""
    if least <= 0:
        return Q("match_all")
    if sum(max(gain for gain, _held in word) for word in words) < least:
        return Q("match_none")
    first, others = words[0], words[1:]
    ways_on = [(held, _enough(others, least - gain)) for gain, held in first]
    reached = [Q("bool", filter=[held, rest]) for held, rest in ways_on if rest != Q("match_none")]
    return Q("bool", should=[*reached, _enough(others, least)], minimum_should_match=1)


def _parts(ways: Sequence[Way], rarity: float) -> list[tuple[float, Query]]:
    """How far a document has a word, times its rarity, by all of the ways that tell so much."""
    covers = sorted({way.covers for way in ways}, reverse=True) or [0.0]
    return [(rarity * part, _meeting_anywhere([way for way in ways if way.covers == part])) for part in covers]


def _worth(ways: Sequence[Way], rarity: float) -> Query:
    """The best way in the best field."""
    return Q("dis_max", queries=list(_meetings(ways, rarity)))


def _meetings(ways: Sequence[Way], rarity: float) -> Iterator[Query]:
    by_worth: dict[float, list[Way]] = {}
    for way in ways:
        by_worth.setdefault(way.worth, []).append(way)
    for worth, alike in by_worth.items():
        for field, weight in WEIGHTS.items():
            yield Q("constant_score", filter=_meeting(alike, field), boost=rarity * worth * weight)


def _meeting(ways: Sequence[Way], field: str) -> Query:
    """Whether one of the ways leads to a document in this field; none of no ways does."""
    single = [way.tokens[0] for way in ways if len(way.tokens) == 1]
    several = [way.tokens for way in ways if len(way.tokens) > 1]
    alternatives = [Q("terms", **{field: single})] if single else []
    return _any([*alternatives, *(Q("bool", filter=[Q("term", **{field: token}) for token in way]) for way in several)])


def _meeting_anywhere(ways: Sequence[Way]) -> Query:
    alone = [way for way in ways if len(way.tokens) == 1]
    several = [way for way in ways if len(way.tokens) > 1]
    alternatives = [_meeting(alone, ANYWHERE)] if alone else []
    return _any([*alternatives, *(_meeting(several, field) for field in WEIGHTS if several)])


def _any(alternatives: Sequence[Query]) -> Query:
    """One of these; a single one stands by itself, since the server has a hundred such questions to read."""
    if len(alternatives) == 1:
        return alternatives[0]
    return Q("bool", should=alternatives, minimum_should_match=1) if alternatives else Q("match_none")


def _unexpired(now: datetime) -> Query:
    return ~Q("range", expires_at={"lte": now.isoformat()})


def _narrowed(filters: Filters, now: datetime) -> Query:
    conditions = [_happening(value, now) if facet == "when" else Q("term", **{_field(facet): value})
                  for facet, value in filters.chosen().items()]  # fmt: skip
    return Q("bool", filter=conditions)


def _field(facet: str) -> str:
    return "topics" if facet == "topic" else facet


def _happening(when: str, now: datetime) -> Query:
    if when == UPCOMING:
        return Q("range", ends_at={"gt": now.isoformat()})
    if when == PAST:
        return Q("range", ends_at={"lte": now.isoformat()})
    start, end = (moment.isoformat() for moment in stretch_of(when))
    return Q("bool", filter=[Q("exists", field="ends_at"), Q("range", date={"gte": start, "lt": end})])


def _values(facet: str, now: datetime) -> Any:
    if facet == "when":
        return A("filters", filters={UPCOMING: _happening(UPCOMING, now), PAST: _happening(PAST, now)})
    return A("terms", field=_field(facet), size=MOST_VALUES)


def _counts(buckets: Any) -> dict[str, int]:
    if isinstance(buckets, Mapping) or hasattr(buckets, "to_dict"):
        named = buckets.to_dict() if hasattr(buckets, "to_dict") else buckets
        return {value: bucket["doc_count"] for value, bucket in named.items() if bucket["doc_count"]}
    return {bucket["key"]: bucket["doc_count"] for bucket in buckets}


def _order(inquiry: Inquiry) -> list[dict[str, Any]]:
    now = int(inquiry.now.timestamp() * 1000)
    return [
        {"_score": "desc"},
        _by_script(_IS_TO_COME, now=now),
        _by_script(_GAP, now=now),
        {"page_id": "asc"},
    ]


def _by_script(script: str, **values: Any) -> dict[str, Any]:
    return {"_script": {"type": "number", "order": "asc", "script": {"source": script, "params": values}}}
