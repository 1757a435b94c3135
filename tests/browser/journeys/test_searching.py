"""Residents look for something: by keyboard with suggestions, narrowing, in Arabic, and without any script."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.browser.checks import assert_accessible, assert_fits
from tests.browser.conftest import NewPage
from tests.browser.people import Resident
from tests.services.site import RunningSite

pytestmark = pytest.mark.usefixtures("orm")


def publish(word: str, tag: str = "en") -> tuple[str, str]:
    """An article and a meeting whose titles begin with the word; their addresses."""
    article = factories.ArticlePageFactory(title=f"{word} in the park", slug=f"{word.lower()}-{tag}", tag=tag)
    meeting = factories.EventPageFactory(title=f"{word} meeting", slug=f"{word.lower()}-meeting-{tag}", tag=tag)
    return article.url, meeting.url


def suggestions(page: Page, typed: str) -> list[str]:
    """What is suggested, once the worker has put the pages into the index."""
    box = page.get_by_role("combobox")
    options = page.get_by_role("option")
    for _ in range(100):
        box.fill("")
        box.press_sequentially(typed)
        page.wait_for_timeout(300)
        if options.count() == 2:
            return options.all_inner_texts()
    raise AssertionError(f"nothing was suggested for {typed}")


def test_suggestions_are_chosen_by_keyboard_and_lead_to_the_page(site: RunningSite, new_page: NewPage) -> None:
    article, _meeting = publish("Wolverine")
    page = new_page(width=320)
    page.goto(f"{site.address}/en/search/")
    assert suggestions(page, "wolv") == ["Wolverine meeting", "Wolverine in the park"]
    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    box.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_text("Wolverine in the park")
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    assert_accessible(page)
    assert_fits(page)
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("wolv")
    box.press("ArrowDown")
    page.get_by_role("option").first.wait_for()
    box.press("ArrowUp")
    box.press("Enter")
    page.wait_for_url(f"**{article}")


def test_a_search_is_narrowed_and_widened_again_without_script(site: RunningSite, new_page: NewPage) -> None:
    publish("Capybara")
    resident = Resident(site, new_page(width=360, javascript=False), "en")
    resident.finds("capybara", "Capybara in the park")
    page = resident.page
    page.locator(".facets").get_by_role("link", name="Articles").click()
    assert parse_qs(urlsplit(page.url).query) == {"q": ["capybara"], "kind": ["article"]}
    expect(page.get_by_role("link", name="Capybara meeting")).to_have_count(0)
    assert_fits(page)
    page.locator(".chosen").get_by_role("link", name="Articles").click()
    expect(page.get_by_role("link", name="Capybara meeting")).to_be_visible()


def test_the_page_in_arabic_is_accessible_and_fits(site: RunningSite, new_page: NewPage) -> None:
    publish("Axolotl", "ar")
    page = new_page(width=320, color_scheme="dark")
    page.goto(f"{site.address}/ar/search/")
    suggestions(page, "axol")
    assert_accessible(page)
    page.get_by_role("combobox").press("Enter")
    page.locator(".facets").wait_for()
    assert_accessible(page)
    assert_fits(page)


def test_where_nothing_answers_the_page_offers_a_way_on(site: RunningSite, new_page: NewPage) -> None:
    publish("Quokka")
    resident = Resident(site, new_page(width=320, javascript=False), "en")
    resident.finds("quokka", "Quokka in the park")
    page = resident.page
    main = page.get_by_role("main")
    wider = main.get_by_role("link", name="the same words on all pages")
    page.goto(f"{site.address}/en/search/?q=quokka&kind=summary")
    wider.click()
    assert parse_qs(urlsplit(page.url).query) == {"q": ["quokka"]}
    page.goto(f"{site.address}/en/search/?q=quokka+xylophone&kind=event")
    expect(main).to_contain_text("Nothing found for “quokka xylophone”")
    expect(wider).to_have_count(0)
    expect(main.get_by_role("link", name="xylophone", exact=True)).to_have_count(0)
    main.get_by_role("link", name="quokka", exact=True).click()
    assert parse_qs(urlsplit(page.url).query) == {"q": ["quokka"]}
