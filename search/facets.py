"""The facets of a search as the page shows them: what one may narrow it to, with counts and addresses."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core import moments
from core.languages import language
from core.models import Topic
from core.words import Said, attach_words
from events.models import Mode
from search.filters import FACETS, PAST, UPCOMING, Filters, stretch_of
from search.results import Results

KINDS = {"article": _("Articles"), "event": _("Meetings"), "summary": _("Summaries"), "page": _("Other pages")}
HEADINGS = {"kind": _("What"), "topic": _("Topic"), "language": _("Language"), "when": _("When"), "mode": _("Where")}
Label = str | Promise
Namer = Callable[[str, str], Label]  # of a facet and one of its values


@dataclass(frozen=True)
class Option:
    """One value of a facet. `address` narrows to it, or takes it off if it is chosen. The count of one that no facet counts,
    a month, is None.
    """

    label: Label
    count: int | None
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    heading: Label
    options: list[Option]


def address(query: str, filters: Filters) -> str:
    """Of this search, relative to the search page."""
    return "?" + urlencode({"q": query} | filters.chosen())


def facets(query: str, filters: Filters, results: Results, name: Namer) -> list[Facet]:
    """Those facets that can narrow what was found, in the order in which people ask."""
    found = []
    for facet in FACETS:
        counts = results.facets.get(facet, {})
        chosen = getattr(filters, facet)
        if chosen or len(counts) > 1 or (facet in ("topic", "when", "mode") and counts):
            values = _in_order(facet, counts)
            if chosen and chosen not in counts:
                values = [chosen, *values]
            options = [_option(query, filters, facet, value, counts, name) for value in values]
            found.append(Facet(HEADINGS[facet], [option for option in options if option.label]))
    return [facet for facet in found if facet.options]


def chosen(query: str, filters: Filters, name: Namer) -> list[Option]:
    """What the search is narrowed to, each with the address that takes it off."""
    return [_option(query, filters, facet, value, {}, name) for facet, value in filters.chosen().items()]


def _option(query: str, filters: Filters, facet: str, value: str, counts: Mapping[str, int], name: Namer) -> Option:
    is_chosen = getattr(filters, facet) == value
    to = filters.but(facet, "" if is_chosen else value)
    return Option(name(facet, value), counts.get(value), address(query, to), is_chosen)


def _in_order(facet: str, counts: Mapping[str, int]) -> list[str]:
    """Topics and languages by how many there are; kinds and times always in the same order."""
    fixed = {"kind": list(KINDS), "when": [UPCOMING, PAST]}.get(facet, [])
    return sorted(counts, key=lambda value: (fixed.index(value) if value in fixed else 99, -counts[value], value))


def namer(results: Results, filters: Filters, tag: str) -> Namer:
    """Tells what a facet's value is called; two queries where topics are among them."""
    topics = _topics({*results.facets.get("topic", {}), *([filters.topic] if filters.topic else [])}, tag)

    def name(facet: str, value: str) -> Label:
        match facet:
            case "kind":
                return KINDS[value]
            case "topic":
                return topics.get(value, _("a topic that is gone") if value == filters.topic else "")
            case "language":
                return Said(language(value).name, value)
            case "mode":
                return capfirst(Mode(value).label)
        return {UPCOMING: _("Coming up"), PAST: _("Past")}.get(value) or moments.month(stretch_of(value).start)

    return name


def _topics(keys: Iterable[str], tag: str) -> dict[str, Any]:
    """The topics' names by their translation keys; one that is gone is missing."""
    listed = list(keys)
    rows = Topic.objects.filter(translation_key__in=listed).sources().select_related("locale") if listed else []
    return {str(topic.translation_key): topic.words.name for topic in attach_words(rows, tag)}
