"""Every kind of page is accessible (WCAG 2.2 A and AA), in both directions and both themes, and fits a narrow screen."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import assert_accessible, assert_fits
from tests.browser.conftest import NewPage
from tests.browser.pages import every_kind
from tests.services.site import RunningSite

NOWHERE = {"unknown", "feedback answered", "follow-up gone"}


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_every_kind_of_page_is_accessible_and_fits(
    site: RunningSite, orm: None, new_page: NewPage, settings: Any, tag: str
) -> None:
    settings.MEDIA_ROOT = site.var / "media"
    addresses = every_kind(tag)
    for theme in ("light", "dark"):
        page = new_page(color_scheme=theme)
        for name, address in addresses.items():
            answer = page.goto(site.address + address)
            assert answer is not None
            assert (answer.status == 404) == (name in NOWHERE), f"{name}: {answer.status}"
            assert_accessible(page)
    narrow = new_page(width=320)
    for address in addresses.values():
        narrow.goto(site.address + address)
        assert_fits(narrow)


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_form_in_error_is_accessible_and_fits(
    site: RunningSite, orm: None, new_page: NewPage, settings: Any, tag: str
) -> None:
    settings.MEDIA_ROOT = site.var / "media"
    address = site.address + every_kind(tag)["sign-up"]
    for theme in ("light", "dark"):
        page = new_page(width=320, color_scheme=theme)
        page.goto(address)
        page.locator("main form button[type=submit]").click()
        page.locator(".error-summary").wait_for()
        assert_accessible(page)
        assert_fits(page)


def test_the_skip_link_comes_first_and_leads_to_the_content(site: RunningSite, page: Page) -> None:
    page.goto(f"{site.address}/en/")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
