"""What the event pages show beside their own words."""

from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils import timezone

from core.body import prepare_body
from core.paging import page_of, query_without_page
from core.words import Said, attach_words
from events.cards import event_cards, shown_events, upcoming_events
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
    topics = attach_words(event.topics.filter(live=True).select_related("locale"), tag)
    return {
        "event": event,
        "level": seats.level(event),
        "topics": topics,
        "index_address": index_address(page) if topics else "",
        "summary": summary_of(event, tag),
        "other_languages": [other for other in page.live_translations if other.pk != page.pk],
        "structured_data": event_data(page, event),
    }


def summary_context(page: SummaryPage) -> dict[str, Any]:
    """A summary and the event that it tells of."""
    tag = page.locale.language_code
    prepare_story(page.body, tag)
    event = shown_events().filter(pk=page.event_id)
    return {"cards": event_cards(event, tag), "structured_data": summary_data(page)}


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


def prepare_story(body: Any, tag: str) -> None:
    """Complete a body that may have event cards."""
    prepare_body(body, tag)
    values = [block.value for block in body if block.block_type == "event" and block.value["event_page"]]
    if values:
        ids = {value["event_page"].event_id for value in values}
        cards = {card.event.pk: card for card in event_cards(shown_events().filter(pk__in=ids), tag)}
        for value in values:
            value["card"] = cards.get(value["event_page"].event_id)


def index_address(page: EventPage) -> str:
    """Where the index stands that the page is below."""
    index = EventIndexPage.objects.ancestor_of(page).select_related("locale").first()
    return index.url if index else ""
