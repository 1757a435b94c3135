"""What a reader narrows a search to: one value for each facet, all of them in the address.

`kind` is a document's kind, `topic` a topic's translation key, `language` a tag of the site, `mode` an event's mode; `when` is
`upcoming`, `past` or a month (`2026-12`), and asks for events. An empty value asks for nothing; one that can't be is
taken for empty, as if somebody had cut the address short.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.utils import timezone

KINDS = ("article", "event", "summary", "page")
MODES = ("in_person", "online", "hybrid")
UPCOMING, PAST = "upcoming", "past"
FACETS = ("kind", "topic", "language", "when", "mode")
_MONTH = re.compile(r"(2\d{3})-(0[1-9]|1[0-2])")


class Stretch(NamedTuple):
    """Moments from `start` on and before `end`."""

    start: datetime
    end: datetime


@dataclass(frozen=True, kw_only=True)
class Filters:
    kind: str = ""
    topic: str = ""
    language: str = ""
    when: str = ""
    mode: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Filters":
        """The filters that an address names."""
        asked = {facet: str(query.get(facet, "")) for facet in FACETS}
        return cls(**{facet: value if _can_be(facet, value) else "" for facet, value in asked.items()})

    def chosen(self) -> dict[str, str]:
        """The facets that are narrowed, each with its value."""
        return {facet: value for facet, value in asdict(self).items() if value}

    def but(self, facet: str, value: str = "") -> "Filters":
        """The same filters with another value for one facet, or without it."""
        return replace(self, **{facet: value})


def _can_be(facet: str, value: str) -> bool:
    match facet:
        case "kind":
            return value in KINDS
        case "mode":
            return value in MODES
        case "language":
            return value in dict(settings.LANGUAGES)
        case "when":
            return value in (UPCOMING, PAST) or _MONTH.fullmatch(value) is not None
    try:
        return str(UUID(value)) == value
    except ValueError:
        return False


def stretch_of(month: str) -> Stretch:
    """From when to when a month (`2026-12`) lasts, in the site's time zone."""
    year, number = map(int, month.split("-"))
    zone = timezone.get_default_timezone()
    following = (year + 1, 1) if number == 12 else (year, number + 1)
    return Stretch(datetime(year, number, 1, tzinfo=zone), datetime(*following, 1, tzinfo=zone))
