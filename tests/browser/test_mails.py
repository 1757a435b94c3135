"""Each mail in its two forms: text and HTML tell the same, safely, and need nothing from elsewhere."""

import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from core.outbox.mail import Letter, compose
from core.outbox.models import OutboxEntry
from tests.browser.checks import assert_accessible, assert_fits
from tests.browser.conftest import NewPage
from tests.browser.mails import TITLES, every_mail, told_in, with_follow_ups, written

pytestmark = pytest.mark.django_db
HOSTILE = '<script>alert(1)</script> {{ settings.SECRET_KEY }} {% now "Y" %}'
FETCHED = re.compile(
    r"<(?:img|link|script|iframe|object|video|audio)\b|\bsrc\s*=|url\(|@import|@font-face", re.IGNORECASE
)


def soup(letter: Letter) -> BeautifulSoup:
    assert letter.html is not None
    return BeautifulSoup(letter.html, "html.parser")


def words_of(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_text_and_html_tell_the_same(tag: str) -> None:
    for name, letter in with_follow_ups(tag).items():
        page = soup(letter)
        for hidden in page.select("head, .preheader"):
            hidden.decompose()
        told = [words_of(part.get_text()) for part in page.select("h1, h2, p, dt, dd")]
        text = words_of(letter.text)
        lines = [words_of(line) for part in told for line in part.splitlines()]
        assert [line for line in lines if line not in text] == [], name
        leads_to = {link["href"] for link in page.select("a[href^=http]")}
        assert leads_to == set(re.findall(r"https?://\S+", letter.text)), name


def test_each_mail_has_exactly_one_button_and_its_address_in_full() -> None:
    for name, letter in with_follow_ups("en").items():
        [button] = soup(letter).select("a.button")
        [address] = [link for link in soup(letter).select("a") if link.get_text() == button["href"]]
        assert address["href"] == button["href"], name


def test_the_subject_says_the_news_the_title_and_the_day() -> None:
    subjects = {name: letter.subject for name, letter in every_mail("en").items()}
    assert subjects["seat"] == f"You have a seat: {TITLES['en']} – Thu, 11 Dec 2031"
    assert len({subject.partition(":")[0] for subject in subjects.values()}) == len(subjects) - 1  # two have a seat
    assert all(subject.endswith(f"{TITLES['en']} – Thu, 11 Dec 2031") for subject in subjects.values())


def test_the_first_line_of_a_mail_is_its_news() -> None:
    news = {name: letter.text.splitlines()[0] for name, letter in every_mail("en").items()}
    assert news == {
        "seat": "You have a seat",
        "online seat": "You have a seat",
        "waiting list": "You are on the waiting list",
        "free seat": "A seat has become free, and it is yours",
        "changed": "The meeting has a new time",
        "cancelled": "Your sign-up is cancelled",
        "reminder": "See you soon",
        "still coming": "Are you still coming?",
        "thanks": "Thank you for taking part",
        "what came of it": "What came of the meeting",
        "event cancelled": "The meeting has been cancelled",
        "event postponed": "The meeting has been postponed",
    }


def test_the_drawing_shows_what_the_heading_says() -> None:
    drawn = {
        name: [soup(letter).select(".drawing .seat"), soup(letter).select(".drawing .ring")]
        for name, letter in every_mail("en").items()
    }
    counts = {name: (len(taken), len(free)) for name, (taken, free) in drawn.items()}
    assert counts["seat"] == counts["free seat"] == (7, 0)
    assert counts["waiting list"] == (8, 0)
    assert counts["cancelled"] == (7, 1)
    assert counts["event cancelled"] == counts["event postponed"] == (0, 8)


def test_a_hostile_name_is_shown_as_it_was_written() -> None:
    for name, letter in every_mail("en", HOSTILE).items():
        page = soup(letter)
        assert page.script is None, name
        assert HOSTILE in page.get_text(), name
        assert HOSTILE in words_of(letter.text), name


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_mail_fetches_nothing(tag: str) -> None:
    for name, letter in with_follow_ups(tag).items():
        assert FETCHED.findall(letter.html or "") == [], name


def test_lines_of_the_text_are_short_but_for_addresses() -> None:
    for name, letter in with_follow_ups("en").items():
        assert [line for line in letter.text.splitlines() if len(line) > 72 and "://" not in line] == [], name


def test_an_address_stands_on_a_line_of_its_own() -> None:
    for name, letter in with_follow_ups("en").items():
        lines = [line.strip() for line in letter.text.splitlines() if "://" in line]
        assert [line for line in lines if " " in line] == [], name


def test_who_has_a_seat_is_told_the_way_and_whom_to_call() -> None:
    letter = every_mail("en")["seat"]
    for told in (
        "beside the café",
        "Step-free access",
        "openstreetmap.org",
        "Kaisa Rinne",
        "+358 9 816 21",
        "Privacy notice",
    ):
        assert told in letter.text
    assert letter.headers["Reply-To"] == "kaisa.rinne@example.org"


def test_a_right_to_left_mail_says_so_and_marks_what_is_in_another_language() -> None:
    page = soup(every_mail("ar")["seat"])
    assert (page.html["lang"], page.html["dir"], page.body.div["dir"]) == ("ar", "rtl", "rtl")
    assert page.h2.get_text() == TITLES["ar"]


def test_a_mail_is_wholly_in_english_where_the_interface_does_not_speak_the_persons_language() -> None:
    page = soup(every_mail("so")["seat"])
    assert (page.html["lang"], page.select("[lang=so]")) == ("en", [])
    assert "Thursday, 11 December 2031" in page.get_text()


def test_a_title_in_another_language_carries_its_language_and_is_isolated_in_the_subject() -> None:
    event = told_in("en").event
    letter = written("signed_up", event, "ar", "Amina")
    assert soup(letter).h2.span["lang"] == "en"
    assert f"\u2068{TITLES['en']}\u2069" in letter.subject


def test_a_mail_goes_out_as_text_then_html_then_its_calendar_file() -> None:
    entry = OutboxEntry(message_id="<1@localhost>", language="en")
    kinds = [part.get_content_type() for part in compose(every_mail("en")["seat"], entry).message().walk()]
    assert [kind for kind in kinds if not kind.startswith("multipart/")] == ["text/plain", "text/html", "text/calendar"]


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_every_mail_is_valid_html(html_complaints: Callable[[dict[str, str]], list[str]], tag: str) -> None:
    assert html_complaints({name: letter.html or "" for name, letter in with_follow_ups(tag).items()}) == []


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_mail_is_accessible_fits_a_small_screen_and_asks_for_nothing(
    new_page: NewPage, tag: str, scheme: str
) -> None:
    letters = with_follow_ups(tag)
    page = new_page(width=320, color_scheme=scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for letter in letters.values():
        page.set_content(letter.html or "")
        assert_fits(page)
        assert_accessible(page)
    assert asked == []
