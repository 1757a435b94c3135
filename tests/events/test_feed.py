"""The calendar of the series: subscribed to once, asked for again and again, right for every hour and every script."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from events.models import EventPage
from tests.factories import EventFactory, EventPageFactory, VenueFactory, of_tree, translate

pytestmark = pytest.mark.django_db
HELSINKI = ZoneInfo("Europe/Helsinki")


def entries(client: Client, tag: str = "en") -> dict[str, Any]:
    """The feed's events by their summary."""
    calendar = Calendar.from_ical(client.get(f"/{tag}/calendar.ics").content)
    return {str(entry["summary"]): entry for entry in calendar.walk("VEVENT")}


def page_of(title: str, **facts: Any) -> EventPage:
    return EventPageFactory(title=title, event=EventFactory(**facts))


def test_it_has_what_comes_what_was_lately_and_what_is_cancelled_each_as_that(client: Client) -> None:
    now = timezone.now()
    page_of("Soon")
    page_of("Off", status="cancelled")
    page_of("Moved", status="postponed")
    page_of("Lately", starts_at=now - timedelta(days=30))
    page_of("Long ago", starts_at=now - timedelta(days=200))
    EventPageFactory(title="A draft", live=False)
    found = {title: str(entry["status"]) for title, entry in entries(client).items()}
    assert found == {"Soon": "CONFIRMED", "Off": "CANCELLED", "Moved": "TENTATIVE", "Lately": "CONFIRMED"}


def test_each_language_has_its_own_with_the_same_meetings_in_the_nearest_words(client: Client) -> None:
    venue = VenueFactory(name="Sello library", street="Leppävaarankatu 9")
    translate(venue, "sv", name="Sellobiblioteket", street="Albergagatan 9")
    page = page_of("A bus for all", venue=venue)
    translate(page, "sv", title="En buss för alla")
    page_of("Parks")
    swedish = entries(client, "sv")
    assert set(swedish) == {"En buss för alla", "Parks"}
    entry = swedish["En buss för alla"]
    assert str(entry["location"]) == "Sellobiblioteket, Albergagatan 9"
    assert entry["uid"] == entries(client)["A bus for all"]["uid"]
    assert "/sv/" in entry["url"]


@pytest.mark.parametrize("day", ["2031-03-29", "2031-03-30", "2031-03-31", "2031-10-25", "2031-10-26", "2031-10-27"])
def test_an_hour_stays_what_it_is_across_the_change_to_and_from_summer_time(client: Client, day: str) -> None:
    start = datetime.fromisoformat(f"{day}T18:00").replace(tzinfo=HELSINKI)
    page_of("Evening", starts_at=start.astimezone(UTC))
    entry = entries(client)["Evening"]
    assert entry.decoded("dtstart") == start
    assert entry.decoded("dtstart").astimezone(HELSINKI).hour == 18
    assert b"DTSTART:" in client.get("/en/calendar.ics").content  # in UTC: no rule of a zone has to be read
    assert entry["dtstart"].to_ical().endswith(b"Z")


def test_a_meeting_through_the_night_in_which_the_clock_changes_lasts_as_long_as_it_lasts(client: Client) -> None:
    start, end = datetime(2031, 3, 30, 1, 30, tzinfo=HELSINKI), datetime(2031, 3, 30, 5, 30, tzinfo=HELSINKI)
    page_of("Night", starts_at=start.astimezone(UTC), ends_at=end.astimezone(UTC))
    entry = entries(client)["Night"]
    assert entry.decoded("dtend") - entry.decoded("dtstart") == timedelta(hours=3)


@pytest.mark.parametrize(
    "title",
    [
        "Bread, salt; and \\ more",
        "🚲 Cycling in winter 👩🏽‍🦽 – yes, all of us",
        "مساء في مكتبة سيلو، مع ترجمة",
        "BEGIN:VEVENT",
        "word " * 40 + "🚌" * 40,
    ],
)
def test_names_with_commas_emoji_and_arabic_come_out_as_they_went_in(client: Client, title: str) -> None:
    title = title.strip()
    lead = f"First line, of {title}\r\nSUMMARY:second; line"
    page = page_of(title)
    EventPage.objects.filter(pk=page.pk).update(lead=lead)
    [entry] = entries(client).values()
    assert str(entry["summary"]) == title
    assert str(entry["description"]) == lead.replace("\r\n", "\n")
    lines = client.get("/en/calendar.ics").content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert lines.count(b"BEGIN:VEVENT") == 1


def test_caches_may_keep_it_and_who_asks_again_hears_that_it_is_the_same_until_it_is_not(client: Client) -> None:
    page = page_of("Parks")
    first = client.get("/en/calendar.ics")
    assert first["Content-Type"] == "text/calendar; method=PUBLISH; charset=utf-8"
    assert "public" in first["Cache-Control"]
    assert not first.cookies
    again = client.get("/en/calendar.ics", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    page.title = "Parks and play"
    page.save_revision().publish()
    assert client.get("/en/calendar.ics", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_its_queries_do_not_grow_with_meetings(client: Client, django_assert_max_num_queries: Any) -> None:
    page_of("One")
    client.get("/en/calendar.ics")
    with django_assert_max_num_queries(10) as few:
        client.get("/en/calendar.ics")
    for number in range(8):
        page_of(f"More {number}")
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get("/en/calendar.ics")


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_list_of_meetings_leads_to_it_in_its_own_language(client: Client, tag: str) -> None:
    from events.models import EventIndexPage

    index = of_tree(EventIndexPage, tag)
    shown = BeautifulSoup(client.get(index.url).content, "html.parser").select_one("section.subscribe")
    links = [str(link["href"]) for link in shown.select("a")]
    assert links == [f"webcal://testserver/{tag}/calendar.ics", f"http://testserver/{tag}/calendar.ics"]
    assert client.get(links[1]).status_code == 200
