"""What the front page shows of the rest of the site."""

from typing import Any

from articles.listing import published_articles
from events.cards import event_cards, upcoming_events
from events.models import SummaryPage
from home.models import FrontPage

EVENTS, ARTICLES = 4, 4


def front_context(page: FrontPage) -> dict[str, Any]:
    """The next events in any language, the newest articles and the newest summary in the page's."""
    tag = page.locale.language_code
    summaries = SummaryPage.objects.live().filter(locale=page.locale).select_related("locale").defer("body")
    return {
        "cards": event_cards(upcoming_events()[:EVENTS], tag),
        "articles": published_articles(tag)[:ARTICLES],
        "summary": summaries.order_by("-first_published_at", "-pk").first(),
    }
