"""What a resident finds on the pages of events."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from events.models import Mode, Status
from tests.factories import (
    ContactFactory,
    EventFactory,
    EventPageFactory,
    SignUpFactory,
    SummaryPageFactory,
    TopicFactory,
    VenueFactory,
    translate,
)

pytestmark = pytest.mark.django_db


def soup_of(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(client: Client, address: str) -> str:
    return " ".join(soup_of(client, address).select_one("main").get_text(" ").split())


def titles(client: Client, address: str) -> list[str]:
    return [title.text for title in soup_of(client, address).select(".meeting h3")]


def test_an_event_says_its_languages_first_then_when_where_and_whom_to_call(client: Client) -> None:
    contact = ContactFactory(name="Aino Virtanen", telephone="+358 9 816 21")
    event = EventFactory(contact=contact, spoken_languages=["fi"], interpretation_languages=["ar", "so"])
    soup = soup_of(client, EventPageFactory(event=event).url)
    first = soup.select_one(".facts > div")
    assert "Finnish" in first.text
    assert "Arabic and Somali" in " ".join(first.text.split())
    facts = soup.select_one(".facts")
    assert facts.select_one("time")["datetime"] == event.local_start.isoformat(timespec="minutes")
    assert "Helsinki time" in facts.text
    assert facts.select_one(f'a[href="{event.venue.map_address}"]') is not None
    assert "Step-free access" in facts.text
    assert soup.select_one('a[href="tel:+358981621"]') is not None
    assert soup.select_one(f'a[href="/en/calendar/{event.code}.ics"]') is not None
    assert soup.select_one("a.button")["href"] == f"/en/sign-up/{event.code}/"


def test_a_moved_hour_and_a_new_venue_are_true_on_every_language_at_once(client: Client) -> None:
    page = EventPageFactory(title="Sound")
    translate(page, "sv", title="Ljud", slug="ljud")
    translate(page, "ar", title="صوت", slug="sawt")
    event = page.event
    event.starts_at += timedelta(hours=26)
    event.ends_at += timedelta(hours=26)
    event.venue = VenueFactory(name="Town hall")
    event.save()
    for address in (page.url, "/sv/evenemang/ljud/", "/ar/faaliyat/sawt/"):
        facts = soup_of(client, address).select_one(".facts")
        assert facts.select_one("time")["datetime"] == event.local_start.isoformat(timespec="minutes")
        assert "Town hall" in facts.text


def test_words_of_a_venue_that_are_not_translated_stand_in_their_own_language(client: Client) -> None:
    venue = VenueFactory(name="Town hall", directions="Second floor.", tag="en")
    translate(venue, "sv", name="Stadshuset", directions="")
    page = EventPageFactory(event=EventFactory(venue=venue))
    translate(page, "sv", slug="mote")
    facts = soup_of(client, "/sv/evenemang/mote/").select_one(".facts")
    assert "Stadshuset" in facts.text
    assert "Second floor." in [words.text for words in facts.select('dd > span[lang="en"][dir="ltr"]')]


@pytest.mark.parametrize(
    ("change", "expected", "has_button"),
    [
        ({}, "Many seats", True),
        ({"seats_in_person": 3}, "Few seats left", True),
        ({"seats_in_person": 2}, "Full", True),
        ({"status": Status.CANCELLED}, "This meeting has been cancelled", False),
        ({"status": Status.POSTPONED}, "This meeting has been postponed", False),
        ({"sign_up_opens_at": timezone.now() + timedelta(days=2)}, "Sign-up opens", False),
        ({"sign_up_closes_at": timezone.now() - timedelta(days=1)}, "Sign-up has closed", False),
        ({"takes_sign_ups": False}, "No sign-up", False),
    ],
)
def test_an_event_says_whether_one_can_sign_up(
    client: Client, settings: Any, change: dict[str, Any], expected: str, has_button: bool
) -> None:
    settings.FEW_SEATS_PERCENT = 50
    event = EventFactory(**change)
    SignUpFactory(event=event, people=2)
    soup = soup_of(client, EventPageFactory(event=event).url)
    assert expected in soup.select_one("main").text
    assert bool(soup.select_one(".to-sign-up .button")) is has_button


def test_a_full_event_offers_the_waiting_list(client: Client) -> None:
    event = EventFactory(seats_in_person=1)
    SignUpFactory(event=event)
    assert soup_of(client, EventPageFactory(event=event).url).select_one(".button").text == "Join the waiting list"


def test_the_number_of_seats_and_the_online_link_stay_inside(client: Client) -> None:
    event = EventFactory(hybrid=True, seats_in_person=7919, seats_online=7907)
    html = client.get(EventPageFactory(event=event).url).content.decode()
    assert "7919" not in html
    assert event.online_link not in html


def test_an_event_leads_to_its_summary_and_the_summary_back(client: Client) -> None:
    page = EventPageFactory(event=EventFactory(past=True), title="Sound")
    summary = SummaryPageFactory(parent=page, title="What we heard")
    assert soup_of(client, page.url).select_one(f'.notice a[href="{summary.url}"]').text == "What we heard"
    soup = soup_of(client, summary.url)
    assert soup.select_one(f'.breadcrumbs a[href="{page.url}"]') is not None
    assert soup.select_one(f'.meeting a[href="{page.url}"]') is not None


def test_upcoming_events_are_listed_soonest_first_and_past_ones_apart(client: Client) -> None:
    now = timezone.now()
    for days in (20, 5):
        EventPageFactory(title=f"In {days} days", event=EventFactory(starts_at=now + timedelta(days=days)))
    EventPageFactory(title="Held", event=EventFactory(past=True))
    assert titles(client, "/en/events/") == ["In 5 days", "In 20 days"]
    assert titles(client, "/en/events/?when=past") == ["Held"]


def test_a_meeting_that_nobody_has_translated_is_listed_in_its_own_language(client: Client) -> None:
    page = EventPageFactory(title="Sound")
    link = soup_of(client, "/sv/evenemang/").select_one(".meeting h3 a")
    assert (link["href"], link["hreflang"]) == (page.url, "en")
    assert link.select_one('[lang="en"]').text == "Sound"


def test_a_page_in_a_language_that_was_taken_off_is_hidden(client: Client, settings: Any) -> None:
    page = EventPageFactory(title="Ljud", tag="sv")
    translate(page, "ar", title="صوت", slug="sawt")
    EventPageFactory(title="Bara svenska", tag="sv")
    spoken = [choice for choice in settings.LANGUAGES if choice[0] != "sv"]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = spoken
    assert titles(client, "/en/events/") == ["صوت"]


def test_a_draft_is_not_listed(client: Client) -> None:
    EventPageFactory(title="Draft", live=False)
    assert titles(client, "/en/events/") == []


def test_events_are_found_by_topic_language_and_mode(client: Client) -> None:
    topic = TopicFactory(name="Libraries")
    EventPageFactory(title="One", event=EventFactory(topics=[topic], spoken_languages=["fi"]))
    EventPageFactory(title="Two", event=EventFactory(online=True, interpretation_languages=["ar"]))
    EventPageFactory(title="Three", event=EventFactory(hybrid=True, spoken_languages=["sv"]))
    assert titles(client, f"/en/events/?topic={topic.pk}") == ["One"]
    assert titles(client, "/en/events/?language=ar") == ["Two"]
    assert sorted(titles(client, f"/en/events/?mode={Mode.ONLINE}")) == ["Three", "Two"]
    assert sorted(titles(client, f"/en/events/?mode={Mode.IN_PERSON}")) == ["One", "Three"]


@pytest.mark.parametrize(
    "query",
    [
        "topic=x",
        "topic=999999",
        "topic=9999999999999999999999",
        "language=%22",
        "mode=hybrid",
        "page=x",
        "page=-1",
        "page=99999999999999",
        "page=%00",
        "when=never",
    ],
)
def test_a_filter_that_makes_no_sense_shows_all(client: Client, query: str) -> None:
    EventPageFactory(title="Sound")
    assert titles(client, f"/en/events/?{query}") == ["Sound"]


def test_a_long_list_is_told_in_pages_that_keep_the_filter(client: Client, settings: Any) -> None:
    settings.PAGE_LENGTH = 2
    for _ in range(5):
        EventPageFactory(event=EventFactory(online=True))
    soup = soup_of(client, "/en/events/?mode=online&page=2")
    assert soup.select_one('.pager [rel="next"]')["href"] == "?mode=online&page=3"
    assert soup.select_one('.pager [rel="prev"]')["href"] == "?mode=online&page=1"
    assert soup.select_one('head [rel="canonical"]')["href"].endswith("/en/events/?page=2")
    assert len(soup.select(".meeting")) == 2
    assert "Page 2 of 3" in soup.select_one(".pager").text


def test_an_empty_index_says_what_will_be_there(client: Client) -> None:
    assert "No meeting is planned right now" in text_of(client, "/en/events/")
    assert "meetings that have been held will be here" in text_of(client, "/en/events/?when=past")
    assert "No meeting is like that" in text_of(client, "/en/events/?language=ar")


def test_pages_set_no_cookie_and_may_be_cached_by_anyone(client: Client) -> None:
    for address in (EventPageFactory().url, "/en/events/", "/en/", SummaryPageFactory().url):
        response = client.get(address)
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        assert "public" in response["Cache-Control"]
