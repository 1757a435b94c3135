"""A host with a telephone and no script: she writes to those who come, each in her language, and takes a file with her."""

import csv
import io

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser.checks import assert_accessible, assert_fits
from tests.browser.conftest import NewPage
from tests.browser.people import Host
from tests.services.mailbox import Mailbox
from tests.services.site import RunningSite

pytestmark = pytest.mark.usefixtures("orm")


def test_a_host_writes_in_two_languages_and_exports_two_columns_without_script(
    site: RunningSite, mailbox: Mailbox, new_page: NewPage
) -> None:
    hanna = factories.host()
    event = factories.EventPageFactory(event__hosts=[hanna]).event
    for tag in ("en", "sv", "ar"):
        factories.SignUpFactory(event=event, name=f"Reader {tag}", email=f"wrote-{tag}@example.org", language=tag)
    host = Host(site, new_page(width=320, javascript=False), hanna.username)
    host.logs_in()
    host.opens(f"/admin/events/{event.pk}/sign-ups/")
    assert_fits(host.page)
    host.follows("Write to these 3 people, in 3 languages")
    host.writes("English", "Bring a cup", "We have coffee.")
    host.writes("Swedish", "Ta med en kopp", "Vi har kaffe.")
    assert_fits(host.page)
    host.goes_on_to("Look at the mails")
    expect(host.page.locator("#told")).to_have_text("3 people get a mail each, in 3 languages.")
    assert_fits(host.page)
    host.goes_on_to("Send the mails")
    expect(host.page.locator("main article")).to_contain_text("A mail goes to each of 3 people.")
    for tag, subject in (("en", "Bring a cup"), ("sv", "Ta med en kopp"), ("ar", "Bring a cup")):
        assert str(mailbox.wait_for(f"wrote-{tag}@example.org")["Subject"]).strip() == subject
    host.opens(f"/admin/events/{event.pk}/sign-ups/?language=sv")
    host.follows("Export these alone")
    host.ticks_only("Name", "Language")
    assert_fits(host.page)
    with host.page.expect_download() as download:
        host.saves_the_file("Text with commas (CSV)")
    table = list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    assert table == [["Name", "Language"], ["Reader sv", "sv"]]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_step_is_accessible_and_fits_a_telephone(site: RunningSite, new_page: NewPage, theme: str) -> None:
    hanna = factories.host()
    event = factories.EventPageFactory(
        event__hosts=[hanna], event__asks_needs=True, event__interpretation_languages=["ar"]
    ).event
    factories.SignUpFactory(event=event, language="ar", people=2, interpretation=["ar"])
    host = Host(site, new_page(width=320, color_scheme=theme), hanna.username)
    host.logs_in()
    of_event = f"/admin/events/{event.pk}"
    for path in ("sign-ups/", "sign-ups/write/", "sign-ups/export/", "sign-ups/attendance/", "interpretation/"):
        host.opens(f"{of_event}/{path}")
        assert_accessible(host.page, within="main")
        assert_fits(host.page)
    host.opens(f"{of_event}/sign-ups/write/")
    host.goes_on_to("Look at the mails")  # nothing is written yet
    expect(host.page.locator(".error-summary")).to_be_visible()
    assert_accessible(host.page, within="main")
    host.writes("English", "Bring a cup", "We have coffee.")
    host.goes_on_to("Look at the mails")
    assert_accessible(host.page, within="main")
    assert_fits(host.page)
    host.goes_on_to("Send the mails")
    host.is_told("A mail goes to 1 person.")
    assert_accessible(host.page, within="main")
    assert_fits(host.page)


def test_the_attendance_list_is_printed_without_its_tools(site: RunningSite, new_page: NewPage) -> None:
    hanna = factories.host()
    event = factories.EventPageFactory(event__hosts=[hanna]).event
    factories.SignUpFactory(event=event, name="Amina")
    host = Host(site, new_page(javascript=False), hanna.username)
    host.logs_in()
    host.opens(f"/admin/events/{event.pk}/sign-ups/attendance/")
    host.page.emulate_media(media="print")
    expect(host.page.get_by_role("rowheader", name="Amina")).to_be_visible()
    expect(host.page.locator(".not-printed")).to_be_hidden()
