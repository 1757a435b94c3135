"""Which page tells a reader of an event: the one in her language, or else the nearest that is published."""

from collections.abc import Iterable

from django.conf import settings

from core.languages import fallbacks
from events.models import Event, EventPage


def nearest_pages(events: Iterable[Event], tag: str) -> dict[int, EventPage]:
    """Live pages by event: in the reader's language, its parent's, English, or the one written first; one query.

    An event without any live page is missing from the answer: the public doesn't know it yet.
    """
    wanted = [*fallbacks(tag), "en"]
    spoken = [known for known, _name in settings.LANGUAGES]  # pages of a language that was taken off are hidden
    pages = EventPage.objects.live().filter(event__in=list(events), locale__language_code__in=spoken)
    pages = pages.select_related("locale").order_by("pk")
    nearest: dict[int, EventPage] = {}
    for page in sorted(pages, key=lambda page: _distance(page, wanted)):
        nearest.setdefault(page.event_id, page)
    return nearest


def _distance(page: EventPage, wanted: list[str]) -> int:
    tag = page.locale.language_code
    return wanted.index(tag) if tag in wanted else len(wanted)
