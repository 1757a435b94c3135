"""What a screen reader tells of the form, the menu and the switcher: roles and names, in the order in which they are read."""

import re
from typing import Any

from django.utils import translation
from playwright.sync_api import Locator, Page, expect

from core.interface import interface_tag
from events.forms.sign_up import MODE_LABELS
from events.models import Mode
from tests.browser.access.conftest import Pages
from tests.browser.people.residents import say

NAMED = re.compile(r"^\s*- '?(\w+) \"((?:[^\"\\]|\\.)*)\"", re.MULTILINE)
LANGUAGES = ["Suomi", "Svenska", "English", "العربية"]
MENU = {"en": ["Meetings", "Articles"], "ar": ["اللقاءات", "المقالات"]}
CONTROLS = ("heading", "textbox", "combobox", "group", "radio", "checkbox", "button")
FORM: list[tuple[str, Any]] = [
    ("heading", "Take a seat"),
    ("heading", "You"),
    ("textbox", "Name"),
    ("textbox", "E-mail"),
    ("combobox", "Language of our mails"),
    ("group", "How will you take part?"),
    ("radio", MODE_LABELS[Mode.IN_PERSON]),
    ("radio", MODE_LABELS[Mode.ONLINE]),
    ("group", "I would like interpretation into"),
    ("checkbox", "Arabic"),
    ("checkbox", "Somali"),
    ("heading", "Before you come"),
    ("group", "Do you bring children?"),
    ("radio", "Yes"),
    ("radio", "No"),
    ("textbox", "What do you hope for?"),
    ("heading", "The meeting"),
    ("textbox", "A question for the experts"),
    ("checkbox", "Tell me later what came of it"),
    ("button", "Take a seat"),
]
AS_WRITTEN = {
    "Before you come",
    "Do you bring children?",
    "Yes",
    "No",
    "What do you hope for?",
}  # nobody has translated it
BY_CLDR = {"ar": {"Arabic": "العربية", "Somali": "الصومالية"}}  # names of languages are CLDR's, not the interface's


def told(place: Locator) -> list[tuple[str, str]]:
    """Role and name of everything in this place that has a name."""
    return NAMED.findall(place.aria_snapshot())


def of_interface(text: Any, pages: Pages) -> str:
    """`text` in the language of the page's interface: English words, or words that translate themselves."""
    tag = interface_tag(pages.tag)
    if text in AS_WRITTEN:
        return str(text)
    if not isinstance(text, str):
        with translation.override(tag):
            return str(text)
    return BY_CLDR.get(tag, {}).get(text) or say(text, tag)


def navigation(page: Page, pages: Pages, name: str) -> Locator:
    return page.get_by_role("navigation", name=of_interface(name, pages), exact=True)


def test_the_form_is_read_in_the_order_in_which_it_is_seen(pages: Pages, page: Page) -> None:
    page.goto(pages.addresses["sign-up"])
    read = [(role, name) for role, name in told(page.get_by_role("main")) if role in CONTROLS]
    assert [role for role, _name in read] == [role for role, _name in FORM]
    for (_role, name), (_same, begins) in zip(read, FORM, strict=True):
        assert name.startswith(of_interface(begins, pages)), f"{name} instead of {begins}"


def test_a_field_in_error_is_read_with_what_is_wrong(pages: Pages, page: Page) -> None:
    page.goto(pages.addresses["sign-up"])
    page.get_by_role("main").get_by_role("button", name=of_interface("Take a seat", pages), exact=True).click()
    summary = page.get_by_role("alert")
    summary.wait_for()
    field = page.get_by_role("textbox", name=of_interface("Name", pages), exact=True)
    assert field.get_attribute("aria-invalid") == "true"
    described = [page.locator(f"[id='{part}']").inner_text() for part in described_by(field)]
    assert any(text and text in summary.inner_text() for text in described)
    summary.get_by_role("link").first.click()
    expect(field).to_be_focused()


def described_by(field: Locator) -> list[str]:
    return (field.get_attribute("aria-describedby") or "").split()


def test_the_menu_has_a_name_and_says_where_one_is(pages: Pages, page: Page) -> None:
    page.goto(pages.addresses["event index"])
    menu = navigation(page, pages, "Menu")
    assert [name for role, name in told(menu) if role == "link"] == MENU[pages.tag]
    assert menu.locator("[aria-current=page]").all_inner_texts() == MENU[pages.tag][:1]


def test_the_switcher_names_each_language_in_itself(pages: Pages, page: Page) -> None:
    for kind in ("article", "event", "sign-up", "search", "unknown"):
        page.goto(pages.addresses[kind])
        switcher = navigation(page, pages, "Languages")
        choices = switcher.locator("a, button").filter(has_text=re.compile("|".join(LANGUAGES)))
        assert [text.strip() for text in choices.all_inner_texts()] == LANGUAGES, kind
        assert [choice.get_attribute("lang") for choice in choices.all()] == ["fi", "sv", "en", "ar"], kind
        current = [choice.get_attribute("lang") for choice in choices.all() if choice.get_attribute("aria-current")]
        assert current == [pages.tag], kind
