"""The same page in another language, and what was typed stays."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser.conftest import NewPage
from tests.browser.people import Resident
from tests.services.site import RunningSite

pytestmark = pytest.mark.usefixtures("orm")
ARABIC, SWEDISH = "العربية", "Svenska"


def test_a_half_filled_form_keeps_what_was_typed_from_language_to_language(
    site: RunningSite, new_page: NewPage
) -> None:
    form = factories.SignUpFormFactory(
        questions=[{"text": "How will you come?", "kind": "one", "required": True, "choices": ["By metro", "On foot"]}]
    )
    factories.translate_form(form, "ar", {"On foot": "سيرا على الأقدام"})
    page = factories.EventPageFactory(event__sign_up_form=form)
    resident = Resident(site, new_page(width=360, javascript=False), "en")
    resident.opens(page.url)
    resident.takes_a_seat()
    resident.fills_in("Layla", "not yet an address", choices=["On foot"])
    resident.switches_to(ARABIC, "ar")
    expect(resident.page.locator("html")).to_have_attribute("dir", "rtl")
    expect(resident.page.locator("#id_name")).to_have_value("Layla")
    expect(resident.page.locator("#id_email")).to_have_value("not yet an address")
    expect(resident.page.get_by_label("سيرا على الأقدام")).to_be_checked()
    expect(resident.page.locator(".error, .error-summary")).to_have_count(0)


def test_a_page_leads_to_itself_in_another_language(site: RunningSite, new_page: NewPage) -> None:
    page = factories.EventPageFactory()
    swedish = factories.translate(page, "sv", title=f"{page.title} på svenska")
    reader = Resident(site, new_page(javascript=False), "en")
    reader.opens(page.url)
    reader.switches_to(SWEDISH, "sv")
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(swedish.title)


def test_where_a_page_is_not_translated_the_reader_is_offered_what_there_is(
    site: RunningSite, new_page: NewPage
) -> None:
    page = factories.EventPageFactory()
    reader = Resident(site, new_page(javascript=False), "en")
    reader.opens(page.url)
    reader.switches_to(ARABIC, "ar")
    offered = reader.page.get_by_role("main").get_by_role("link", name=page.title)
    expect(offered).to_have_attribute("hreflang", "en")
    offered.click()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(page.title)
