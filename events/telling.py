"""Which page tells a reader of an event: the one in her language, or else the nearest that is published."""

from collections.abc import Iterable

from django.conf import settings
from wagtail.models import Page

from core.languages import fallbacks
from events.models import Event, EventPage, SummaryPage


def nearest_pages(events: Iterable[Event], tag: str) -> dict[int, EventPage]:
    """Live pages by event: in the reader's language, its parent's, English, or the one written first; one query.

    An event without any live page is missing from the answer: the public doesn't know it yet.
    """
    pages = EventPage.objects.live().filter(event__in=list(events), locale__language_code__in=spoken())
    pages = pages.select_related("locale").order_by("pk")
    nearest: dict[int, EventPage] = {}
    for page in sorted(pages, key=lambda page: _distance(page, tag)):
        nearest.setdefault(page.event_id, page)
    return nearest


def page_or_draft(event: Event, tag: str) -> EventPage | None:
    """The page that names the event to those who have signed up: a newest draft where the public sees none any more."""
    if public := nearest_pages([event], tag).get(event.pk):
        return public
    hidden = EventPage.objects.filter(event=event).select_related("locale").order_by("-pk")
    return min(hidden, key=lambda page: _distance(page, tag), default=None)


def nearest_summary(event: Event, tag: str) -> SummaryPage | None:
    """The published summary in the reader's language, or else the nearest; one query."""
    pages = SummaryPage.objects.live().filter(event=event, locale__language_code__in=spoken()).defer("body")
    return min(pages.select_related("locale").order_by("pk"), key=lambda page: _distance(page, tag), default=None)


def is_public(page: Page) -> bool:
    return bool(page.live) and page.locale.language_code in spoken()


def spoken() -> list[str]:
    """The site's languages: pages of one that was taken off are hidden."""
    return [tag for tag, _name in settings.LANGUAGES]


def _distance(page: Page, tag: str) -> int:
    wanted, written = [*fallbacks(tag), "en"], page.locale.language_code
    return wanted.index(written) if written in wanted else len(wanted)
