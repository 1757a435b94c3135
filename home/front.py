"""What the front page shows of the rest of the site."""

from typing import Any

from articles.listing import published_articles
from events.cards import EventCard, event_cards, upcoming_events
from events.models import Status, SummaryPage
from home.models import FrontPage

EVENTS, SUMMARIES, ARTICLES = 4, 3, 4


def front_context(page: FrontPage) -> dict[str, Any]:
    """The next events in any language, the newest articles and summaries in the page's."""
    tag = page.locale.language_code
    cards = event_cards(upcoming_events()[:EVENTS], tag)
    next_meeting = next_held(cards)
    summaries = SummaryPage.objects.live().filter(locale=page.locale).select_related("locale", "event").defer("body")
    return {
        "next_meeting": next_meeting,
        "cards": [card for card in cards if card is not next_meeting],
        "summaries": summaries.order_by("-event__starts_at", "-pk")[:SUMMARIES],
        "articles": published_articles(tag)[:ARTICLES],
    }


def next_held(cards: list[EventCard]) -> EventCard | None:
    """The first that will take place as planned: one that is cancelled is told of, but invites nobody."""
    return next((card for card in cards if card.event.status == Status.SCHEDULED), None)
