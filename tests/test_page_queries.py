"""How often each kind of page asks the database, with one item and with twenty: the same, and no more than its number."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.rich_text import RichText

from home.tree import front_page
from tests.factories import (
    ArticlePageFactory,
    ContactFactory,
    EventFactory,
    EventPageFactory,
    InformationPageFactory,
    SummaryPageFactory,
    TopicFactory,
    TopicPageFactory,
    VenueFactory,
    translate,
)

pytestmark = pytest.mark.django_db
MANY, MANY_BLOCKS = 19, 4  # each block of a story points to several rows; four of a kind tell as much as twenty would


@pytest.fixture(autouse=True)
def small_uploads(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def queries(client: Client, address: str) -> int:
    """Of a second visit: the first one fills what every process keeps (content types, roots, renditions of images)."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def events(number: int, *, past: bool = False) -> None:
    for _ in range(number):
        event = EventFactory(hybrid=True, past=past, venue=VenueFactory(), topics=[TopicFactory()])
        translate(EventPageFactory(event=event), "sv")


def story(number: int) -> list[Any]:
    """A body of every block that points to something else."""
    page = EventPageFactory()
    link = RichText(f'<p>See <a linktype="page" id="{page.pk}">the meeting</a>.</p>')
    return [
        block
        for position in range(number)
        for block in (
            ("paragraph", link),
            ("list", {"ordered": False, "items": [link]}),
            ("accordion", {"items": [{"title": "More", "text": link}]}),
            ("image", {"image": Image.objects.create(title="", file=get_test_image_file()), "alt": "", "caption": ""}),
            ("contact", {"contact": ContactFactory()}),
            ("action", {"text": "Go", "page": InformationPageFactory(), "address": ""}),
            ("event", {"event_page": EventPageFactory()}),
        )
    ]


def without_events(body: list[Any]) -> list[Any]:
    return [block for block in body if block[0] != "event"]


def front(number: int) -> str:
    events(number)
    SummaryPageFactory()
    for _ in range(number):
        ArticlePageFactory()
    return "/en/"


def event_index(number: int) -> str:
    events(number)
    return "/en/events/?mode=online"


def past_events(number: int) -> str:
    events(number, past=True)
    return "/en/events/?when=past"


def articles(number: int) -> str:
    for _ in range(number):
        ArticlePageFactory(topics=[TopicFactory()])
    return "/en/articles/"


def topic(number: int) -> str:
    about = TopicFactory()
    for _ in range(number):
        ArticlePageFactory(topics=[about])
        EventPageFactory(event=EventFactory(topics=[about]))
    return TopicPageFactory(topic=about).url


def article(number: int) -> str:
    return ArticlePageFactory(
        body=story(number),
        topics=[TopicFactory() for _ in range(number)],
        contacts=[ContactFactory() for _ in range(number)],
        publishers=[f"Publisher {position}" for position in range(number)],
        related_events=[EventPageFactory().event for _ in range(number)],
    ).url


def event(number: int) -> str:
    facts = EventFactory(topics=[TopicFactory() for _ in range(number)], contact=ContactFactory())
    page = EventPageFactory(event=facts, body=without_events(story(number)))
    SummaryPageFactory(parent=page)
    return page.url


def summary(number: int) -> str:
    return SummaryPageFactory(body=story(number)).url


def information(number: int) -> str:
    return InformationPageFactory(title=f"About {number}", body=without_events(story(number))).url


STORIES = (information, event, summary, article)


@pytest.mark.parametrize(
    ("page", "limit"),
    [
        (front, 11),
        (event_index, 10),
        (past_events, 10),
        (articles, 7),
        (topic, 11),
        (information, 14),
        (event, 21),
        (summary, 20),
        (article, 27),
    ],
)
def test_a_page_asks_as_often_for_twenty_items_as_for_one(
    client: Client, page: Callable[[int], str], limit: int
) -> None:
    front_page("en")
    one = queries(client, page(1))
    many = queries(client, page(MANY_BLOCKS if page in STORIES else MANY))
    assert one == many
    assert many == limit


def test_the_footer_and_the_menu_cost_one_query(client: Client) -> None:
    before = queries(client, InformationPageFactory(title="Plain").url)
    for purpose in ("accessibility", "privacy"):
        InformationPageFactory(title=purpose, purpose=purpose)
    assert queries(client, "/en/plain/") == before
