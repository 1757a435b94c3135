"""The site that the journeys walk through is the real one: gunicorn, a worker, a mail server, nothing from outside."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from tests.browser.checks import assert_accessible, assert_fits
from tests.browser.conftest import NewPage
from tests.services.mailbox import Mailbox, links_in
from tests.services.site import RunningSite


@pytest.mark.both_databases
def test_a_visitor_without_script_is_led_to_her_language(site: RunningSite, new_page: NewPage) -> None:
    page = new_page(width=360, javascript=False, locale="sv-FI")
    page.goto(site.address)
    assert page.url == f"{site.address}/sv/"
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    assert page.context.cookies() == []


@pytest.mark.usefixtures("orm")
def test_a_mail_that_the_site_sends_arrives_at_the_mail_server(site: RunningSite, mailbox: Mailbox, page: Page) -> None:
    get_user_model().objects.create_superuser("ada", "ada@example.org", "a-pass-word-that-she-forgot")
    page.goto(f"{site.address}/admin/password_reset/")
    page.get_by_label("email").fill("ada@example.org")
    page.get_by_role("button").last.click()
    links = links_in(mailbox.wait_for("ada@example.org"))
    assert links
    assert links[0].startswith(site.address)


def test_the_front_page_is_accessible_and_fits_a_narrow_screen(demonstration_site: RunningSite, page: Page) -> None:
    page.goto(f"{demonstration_site.address}/ar/")
    assert_accessible(page)
    page.set_viewport_size({"width": 320, "height": 700})
    assert_fits(page)
