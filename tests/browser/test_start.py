"""The site that the journeys walk through is the real one: gunicorn, a worker, a mail server, nothing from outside."""

import os
import select
import signal
import subprocess
from collections.abc import Iterator

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


def test_nothing_of_the_site_outlives_it_even_when_it_is_killed(site: RunningSite) -> None:
    family = list(descendants(site.process_id))
    handles = [os.pidfd_open(process_id) for process_id in family]
    os.kill(site.process_id, signal.SIGKILL)
    ended = [bool(select.select([handle], [], [], 20)[0]) for handle in handles]
    assert len(family) == 3, "the web server, the process of it that answers, the worker"
    assert all(ended)


def descendants(process_id: int) -> Iterator[int]:
    told = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process_id)], capture_output=True, text=True, check=False)
    for child in map(int, told.stdout.split()):
        yield child
        yield from descendants(child)


def test_the_front_page_is_accessible_and_fits_a_narrow_screen(demonstration_site: RunningSite, page: Page) -> None:
    page.goto(f"{demonstration_site.address}/ar/")
    assert_accessible(page)
    page.set_viewport_size({"width": 320, "height": 700})
    assert_fits(page)
