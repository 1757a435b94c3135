"""Events as lists show them: facts from the Event, words in the reader's language or the nearest there is."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from core.words import Said, attach_words
from events.models import Event, EventPage, SummaryPage
from events.signups import seats
from events.telling import nearest_pages


@dataclass(frozen=True)
class EventCard:
    """`title` knows its language; `level` is the step of its seats: `many`, `few` or `full`."""

    event: Event
    title: Said
    address: str
    level: str
    is_told: bool  # a summary of it is published


def shown_events() -> QuerySet[Event]:
    """Events with a published page in any language of the site, with what a card shows of them.

    A meeting that nobody has translated yet is still a meeting: every language lists it, and marks the language of its title.
    """
    pages = shown_pages().filter(event=OuterRef("pk"))
    told = SummaryPage.objects.live().filter(event=OuterRef("pk"))
    return Event.objects.filter(Exists(pages)).annotate(is_told=Exists(told)).select_related("venue__locale")


def shown_pages() -> QuerySet[EventPage]:
    tags = [tag for tag, _name in settings.LANGUAGES]
    return EventPage.objects.live().filter(locale__language_code__in=tags)


def upcoming_events() -> QuerySet[Event]:
    return shown_events().filter(ends_at__gt=timezone.now()).order_by("starts_at", "pk")


def event_cards(events: Iterable[Event], tag: str) -> list[EventCard]:
    """Cards for a reader of `tag`, in the order given; 3 queries, whatever their number. Events without a page have none."""
    listed = list(events)
    if not listed:
        return []
    pages = nearest_pages(listed, tag)
    attach_words({event.venue.pk: event.venue for event in listed if event.venue}.values(), tag)
    _share_venues(listed)
    levels = seats.levels(listed)
    return [
        EventCard(
            event,
            Said(page.title, page.locale.language_code),
            page.url,
            levels[event.pk],
            is_told=getattr(event, "is_told", False),
        )
        for event in listed
        if (page := pages.get(event.pk))
    ]


def _share_venues(events: list[Event]) -> None:
    """Each row of a join is an object of its own; the events of one venue share the one that has its words."""
    venues = {event.venue.pk: event.venue for event in events if event.venue}
    for event in events:
        if event.venue:
            event.venue = venues[event.venue.pk]
