"""Pages are kept by browsers and caches, and never shown again without asking, but where the operator allows it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.factories import ArticlePageFactory, EventPageFactory, SummaryPageFactory, paragraph, translate

pytestmark = pytest.mark.django_db


def addresses() -> list[str]:
    event = EventPageFactory()
    story = ArticlePageFactory(body=[paragraph("What was said at the table. " * 40)])
    calendar = f"/en/calendar/{event.event.code}.ics"
    lists = ["/en/", "/en/events/", "/en/articles/", "/en/search/?q=table", "/sitemap.xml", "/robots.txt"]
    return [event.url, story.url, SummaryPageFactory().url, calendar, *lists]


def test_a_browser_asks_each_time(client: Client) -> None:
    said = {address: client.get(address).get("Cache-Control") for address in [*addresses(), "/"]}
    assert set(said.values()) == {"public, max-age=0, must-revalidate"}, said


def test_only_shared_caches_answer_without_asking_where_the_operator_says_so(client: Client, settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 30
    said = {address: client.get(address)["Cache-Control"] for address in [*addresses(), "/"]}
    assert set(said.values()) == {"public, max-age=0, must-revalidate, s-maxage=30"}, said


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_what_has_not_changed_is_not_sent_again(client: Client, encoding: str) -> None:
    asking = {"Accept-Encoding": encoding}
    for address in addresses():
        first = client.get(address, headers=asking)
        again = client.get(address, headers=asking | {"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address
        assert again["Cache-Control"] == first["Cache-Control"]


def test_a_moved_hour_is_sent_to_whoever_has_looked_in_another_language(client: Client) -> None:
    page = EventPageFactory()
    swedish = translate(page, "sv", title="En kväll")
    asking = {"Accept-Encoding": "gzip"}
    seen = client.get(swedish.url, headers=asking)["ETag"]
    page.event.starts_at -= timedelta(minutes=25)
    page.event.save()
    again = client.get(swedish.url, headers=asking | {"If-None-Match": seen})
    assert again.status_code == 200
    assert again["ETag"] != seen
