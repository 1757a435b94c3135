"""Words of a language that runs from the right are written and shown so, in Wagtail's editors and in wagtail-localize's."""

import pytest
from playwright.sync_api import Locator, expect

from desk.submitting import submit
from events.models import EventPage
from tests import factories
from tests.browser.conftest import NewPage
from tests.browser.people import Editor, Translator
from tests.services.site import RunningSite


def expect_words(field: Locator, lang: str, direction: str) -> None:
    expect(field).to_have_attribute("lang", lang)
    expect(field).to_have_css("direction", direction)


@pytest.mark.usefixtures("orm")
def test_fields_of_an_arabic_page_and_snippet_run_from_the_right(site: RunningSite, new_page: NewPage) -> None:
    elina = Editor(site, new_page(), factories.editor().username)
    elina.logs_in()
    words = {"lead": "كلمات", "body": [factories.paragraph("مرحبا")]}
    article = factories.ArticlePageFactory(tag="ar", title="مقعد", slug="bench", **words)
    elina.opens(f"/admin/pages/{article.pk}/edit/")
    for name in ("#id_title", "#id_lead", ".Draftail-Editor"):
        expect_words(elina.page.locator(name).first, "ar", "rtl")
    expect(elina.page.locator("#id_slug")).to_have_css("direction", "ltr")
    elina.page.get_by_title("Insert a block").last.click()
    elina.page.get_by_role("option", name="Pull quote").click()
    expect_words(elina.page.locator("[data-contentpath=quote] textarea"), "ar", "rtl")

    contact = factories.ContactFactory(name="ليلى", telephone="+358 9 8162 3000", locale=factories.locale("ar"))
    elina.opens(f"/admin/snippets/core/contact/edit/{contact.pk}/")
    expect_words(elina.page.locator("#id_name"), "ar", "rtl")
    expect_words(elina.page.locator("#id_telephone"), "ar", "ltr")


@pytest.mark.usefixtures("orm")
def test_an_english_page_is_left_as_it_is(site: RunningSite, new_page: NewPage) -> None:
    elina = Editor(site, new_page(), factories.editor().username)
    elina.logs_in()
    elina.opens(f"/admin/pages/{factories.ArticlePageFactory().pk}/edit/")
    expect_words(elina.page.locator("#id_title"), "en", "ltr")


@pytest.mark.usefixtures("orm")
def test_a_translator_writes_arabic_from_the_right_beside_an_original_from_the_left(
    site: RunningSite, new_page: NewPage
) -> None:
    page = factories.EventPageFactory(title="The walk to school")
    submit(row=page, locales=[factories.locale("ar")], user=None)
    arabic = EventPage.objects.get(translation_key=page.translation_key, locale__language_code="ar")
    tariq = Translator(site, new_page(), factories.translator("ar").username)
    tariq.logs_in()
    tariq.opens(f"/admin/pages/{arabic.pk}/edit/")
    segment = tariq.segment("The walk to school")
    segment.get_by_role("button", name="Translate").click()
    expect_words(segment.get_by_role("textbox"), "ar", "rtl")
    segment.get_by_role("textbox").fill("الطريق إلى المدرسة")
    segment.get_by_role("button", name="Save").click()
    expect_words(segment.get_by_text("الطريق إلى المدرسة"), "ar", "rtl")
    expect_words(segment.get_by_text("The walk to school", exact=True), "en", "ltr")
