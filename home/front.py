"""What the front page shows of the rest of the site."""

from typing import Any

from wagtail.models import Page

from articles.listing import published_articles
from articles.models import ArticleIndexPage
from events.cards import EventCard, event_cards, upcoming_events
from events.models import EventIndexPage, Status, SummaryPage
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
        **index_addresses(page),
    }


def next_held(cards: list[EventCard]) -> EventCard | None:
    """The first that will take place as planned: one that is cancelled is told of, but invites nobody."""
    return next((card for card in cards if card.event.status == Status.SCHEDULED), None)


def index_addresses(page: FrontPage) -> dict[str, str]:
    """Where all events and all articles are listed; one query."""
    names = {EventIndexPage: "events_address", ArticleIndexPage: "articles_address"}
    indexes = Page.objects.child_of(page).live().type(*names).select_related("locale")
    return {names[index.specific_class]: index.url for index in indexes}
