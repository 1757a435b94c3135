"""What a resident meets between the event's page and her seat, mostly without script."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from core.interface import interface_tag
from tests import factories
from tests.browser.conftest import NewPage
from tests.browser.people import Host, Resident
from tests.services.mailbox import Mailbox
from tests.services.site import RunningSite

pytestmark = pytest.mark.usefixtures("orm")


def test_a_seat_given_up_goes_to_the_next_who_waits(site: RunningSite, mailbox: Mailbox, new_page: NewPage) -> None:
    page = factories.EventPageFactory(event__seats_in_person=1)
    anna, bo = (Resident(site, new_page(width=360, javascript=False), "en") for _ in range(2))
    for resident, name in ((anna, "anna"), (bo, "bo")):
        resident.signs_up_at(page, name.title(), f"{name}@example.org")
        resident.opens_the_link_in(mailbox.wait_for(f"{name}@example.org"))
    bo.waits_in_line(1)
    anna.cancels()
    news = str(mailbox.wait_for("bo@example.org", count=2)["Subject"]).strip()
    assert news.startswith(f"A seat has become free for you: {page.title} – ")
    bo.page.reload()
    bo.has_a_seat()
    anna.carries_no_cookie()


def test_the_hosts_file_has_both_languages_answers_to_one_question(
    site: RunningSite, mailbox: Mailbox, new_page: NewPage
) -> None:
    form = factories.SignUpFormFactory(
        questions=[{"text": "How will you come?", "kind": "one", "choices": ["By metro", "On foot"]}]
    )
    factories.translate_form(form, "sv", {"How will you come?": "Hur kommer du?", "On foot": "Till fots"})
    hanna = factories.host()
    page = factories.EventPageFactory(event__sign_up_form=form, event__hosts=[hanna])
    for tag, name, choice in (("en", "Ann", "By metro"), ("sv", "Sven", "Till fots")):
        resident = Resident(site, new_page(width=360, javascript=False), tag)
        resident.signs_up_at(page, name, f"{name}@example.org", choices=[choice])
    host = Host(site, new_page(), hanna.username)
    host.logs_in()
    host.opens_the_sign_ups(page.event.name)
    rows = list(csv.DictReader(io.StringIO(host.exports())))
    assert [(row["Name"], row["Language"], row["How will you come?"]) for row in rows] == [
        ("Ann", "en", "By metro"),
        ("Sven", interface_tag("sv"), "On foot"),
    ]


@pytest.mark.parametrize("javascript", [True, False])
def test_an_error_takes_the_reader_to_its_summary_and_keeps_what_was_typed(
    site: RunningSite, new_page: NewPage, javascript: bool
) -> None:
    page = factories.EventPageFactory()
    resident = Resident(site, new_page(width=360, javascript=javascript), "en")
    resident.opens(page.url)
    resident.takes_a_seat()
    resident.fills_in("Aino Åström", "aino at home")
    resident.sends_the_form()
    summary = resident.page.locator(".error-summary")
    expect(summary).to_be_focused()
    expect(resident.page.get_by_label("Name", exact=True)).to_have_value("Aino Åström")
    email = resident.page.get_by_label("E-mail", exact=True)
    expect(email).to_have_value("aino at home")
    summary.get_by_role("link").click()
    expect(email).to_be_focused()


def test_the_keyboard_alone_leads_from_the_front_page_to_a_seat(
    site: RunningSite, mailbox: Mailbox, new_page: NewPage
) -> None:
    page = factories.EventPageFactory(event__starts_at=timezone.now() + timedelta(hours=1))
    resident = Resident(site, new_page(locale="en-GB"), "en")
    resident.opens_the_front_page()
    resident.presses_tab_until(resident.page.locator("a.skip"), at_most=1)
    resident.page.keyboard.press("Enter")
    expect(resident.page.locator("main")).to_be_focused()
    resident.presses_tab_until(resident.page.get_by_role("link", name=page.title))
    resident.page.keyboard.press("Enter")
    expect(resident.page.get_by_role("heading", level=1)).to_have_text(page.title)
    resident.presses_tab_until(resident.page.locator(".to-sign-up a"))
    resident.page.keyboard.press("Enter")
    resident.presses_tab_until(resident.page.get_by_label("Name", exact=True))
    resident.page.keyboard.type("Kim Keys")
    resident.presses_tab_until(resident.page.get_by_label("E-mail", exact=True), at_most=1)
    resident.page.keyboard.type("kim@example.org")
    resident.presses_tab_until(resident.page.locator("form#sign-up button[type=submit]"))
    resident.page.keyboard.press("Enter")
    resident.is_told_to_look_in_the_mail("kim@example.org")


def test_reading_and_searching_leave_no_cookie(site: RunningSite, new_page: NewPage) -> None:
    page = factories.EventPageFactory()
    reader = Resident(site, new_page(locale="en-GB"), "en")
    reader.searches("meeting")
    for address in (page.url, page.get_parent().url, "/en/nothing-here/", "/sv/"):
        reader.opens(address)
    reader.carries_no_cookie()
