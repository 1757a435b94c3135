"""What the event pages show beside their own words."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils import timezone

from core.body import prepare_body, values_of
from core.paging import page_of, query_without_page
from core.topics import topics_with_words
from core.words import Said, attach_words
from events.cards import EventCard, event_cards, shown_events, upcoming_events
from events.filters import EventFilter, used_topics
from events.models import Event, EventIndexPage, EventPage, SummaryPage
from events.signups import seats
from events.structured import event_data, summary_data


def listing(page: EventIndexPage, query: QueryDict) -> dict[str, Any]:
    """The index: upcoming events, or `?when=past`, by topic, language and mode."""
    tag = page.locale.language_code
    is_past = query.get("when") == "past"
    events = upcoming_events()
    if is_past:
        events = shown_events().filter(ends_at__lte=timezone.now()).order_by("-starts_at", "pk")
    form = EventFilter(query, topics=used_topics(tag))
    pager = page_of(form.narrow(events), query)
    return {
        "filter": form,
        "is_past": is_past,
        "is_filtered": any(form.cleaned_data.values()),
        "cards": event_cards(pager.object_list, tag),
        "pager": pager,
        "pager_query": query_without_page(query),
        "canonical_query": f"?page={pager.number}" if pager.number > 1 else "",
    }


def event_context(page: EventPage) -> dict[str, Any]:
    """An event with its words, seats, topics and summary."""
    tag = page.locale.language_code
    event = with_words(page.event_id, tag)
    page.event = event
    prepare_body(page.body, tag)
    return {
        "event": event,
        "level": seats.level(event),
        "topics": topics_with_words(event.topics.all(), tag),
        "index_address": page.above[0].url if page.above else "",
        "summary": summary_of(event, tag),
        "other_languages": [other for other in page.live_translations if other.pk != page.pk],
        "structured_data": event_data(page, event),
    }


def summary_context(page: SummaryPage) -> dict[str, Any]:
    """A summary and the event that it tells of."""
    tag = page.locale.language_code
    cards = prepare_story(page.body, tag, also=[page.event_id])
    own = [cards[page.event_id]] if page.event_id in cards else []
    return {"cards": own, "structured_data": summary_data(page)}


def with_words(event_id: int, tag: str) -> Event:
    """The event, with the words of its venue and its contact for a reader of `tag`."""
    event = Event.objects.select_related("venue__locale", "contact__locale").get(pk=event_id)
    attach_words([event.venue] if event.venue else [], tag)
    attach_words([event.contact] if event.contact else [], tag)
    return event


def summary_of(event: Event, tag: str) -> dict[str, Any] | None:
    """The event's published summary in the reader's language, or else in the one in which it was first written."""
    tags = [known for known, _name in settings.LANGUAGES]
    summaries = SummaryPage.objects.live().filter(event=event, locale__language_code__in=tags)
    found = sorted(
        summaries.select_related("locale").defer("body"),
        key=lambda summary: (summary.locale.language_code != tag, summary.pk),
    )
    if not found:
        return None
    return {"title": Said(found[0].title, found[0].locale.language_code), "address": found[0].url}


def prepare_story(body: Any, tag: str, *, also: Iterable[int] = ()) -> dict[int, EventCard]:
    """Complete a body that may have event cards. Returns its cards, and those of the events asked for besides, by event."""
    prepare_body(body, tag)
    values = [value for value in values_of(body, "event") if value["event_page"]]
    wanted = {value["event_page"].event_id for value in values} | set(also)
    events = shown_events().filter(pk__in=wanted).order_by("starts_at", "pk") if wanted else []
    cards = {card.event.pk: card for card in event_cards(events, tag)}
    for value in values:
        value["card"] = cards.get(value["event_page"].event_id)
    return cards
