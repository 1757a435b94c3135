"""A question that depends on another, for a resident with a script and for one without."""

import pytest
from playwright.sync_api import Page, expect

from events.models import Answer, EventPage
from tests import factories
from tests.browser.conftest import NewPage
from tests.browser.people import Resident
from tests.services.site import RunningSite

pytestmark = pytest.mark.usefixtures("orm")
PLATE, CHARGER, PLUG = "Number of the plate", "A charger?", "Which plug?"


def page_with_conditions() -> EventPage:
    """By car: the plate and whether a charger is needed; with a charger: which plug."""
    form = factories.SignUpFormFactory()
    how = factories.QuestionFactory(form=form, text="How will you come?", kind="one", choices=["By car", "On foot"])
    by_car = f"{how.translation_key.hex}:{how.choices.get(text='By car').translation_key.hex}"
    factories.QuestionFactory(form=form, text=PLATE, required=True, asked_if=by_car)
    charger = factories.QuestionFactory(form=form, text=CHARGER, kind="yes_no", asked_if=by_car)
    factories.QuestionFactory(form=form, text=PLUG, asked_if=f"{charger.translation_key.hex}:yes")
    page: EventPage = factories.EventPageFactory(event__sign_up_form=form)
    return page


def visible(page: Page) -> list[str]:
    """Which of the dependent questions a reader meets, by eye or by screen reader."""
    names = {
        PLATE: page.get_by_role("textbox", name=PLATE),
        CHARGER: page.get_by_role("group", name=CHARGER),
        PLUG: page.get_by_role("textbox", name=PLUG),
    }
    return [name for name, found in names.items() if found.count()]


def test_a_script_shows_each_question_once_it_is_asked_and_keeps_what_was_typed(
    site: RunningSite, new_page: NewPage
) -> None:
    event_page = page_with_conditions()
    resident = Resident(site, new_page(width=360), "en")
    resident.opens(f"/en/sign-up/{event_page.event.code}/")
    page = resident.page
    expect(page.get_by_label(PLATE)).to_be_hidden()
    assert visible(page) == []
    page.get_by_label("By car", exact=True).check()
    assert visible(page) == [PLATE, CHARGER]
    expect(page.get_by_text("If you answered")).to_have_count(3)
    for sentence in page.get_by_text("If you answered").all():
        expect(sentence).to_be_hidden()
    page.get_by_role("textbox", name=PLATE).fill("ABC-123")
    page.get_by_role("group", name=CHARGER).get_by_label("Yes").check()
    assert visible(page) == [PLATE, CHARGER, PLUG]
    page.get_by_label("On foot", exact=True).check()
    assert visible(page) == []
    page.get_by_label("By car", exact=True).check()
    expect(page.get_by_role("textbox", name=PLATE)).to_have_value("ABC-123")
    resident.fills_in("Amina", "amina-script@example.org", choices=["On foot"])
    resident.sends_the_form()
    resident.is_told_to_look_in_the_mail("amina-script@example.org")
    answers = Answer.objects.filter(sign_up__email="amina-script@example.org")
    assert list(answers.values_list("text", flat=True)) == ["On foot"]


def test_a_wrong_answer_to_a_dependent_question_is_shown_with_its_error(site: RunningSite, new_page: NewPage) -> None:
    event_page = page_with_conditions()
    resident = Resident(site, new_page(width=360), "en")
    resident.opens(f"/en/sign-up/{event_page.event.code}/")
    resident.fills_in("Amina", "amina-error@example.org", choices=["By car"])
    resident.sends_the_form()
    resident.page.locator(".error-summary").get_by_role("link", name=PLATE).click()
    expect(resident.page.get_by_role("textbox", name=PLATE)).to_be_focused()


def test_without_a_script_every_question_is_shown_with_its_sentence(site: RunningSite, new_page: NewPage) -> None:
    event_page = page_with_conditions()
    resident = Resident(site, new_page(width=360, javascript=False), "en")
    resident.opens(f"/en/sign-up/{event_page.event.code}/")
    assert visible(resident.page) == [PLATE, CHARGER, PLUG]
    name = f"If you answered “By car” to “How will you come?”: {PLATE}"
    expect(resident.page.get_by_role("textbox", name=name)).to_be_visible()
    resident.fills_in("Amina", "amina-plain@example.org", choices=["On foot"])
    resident.sends_the_form()
    resident.is_told_to_look_in_the_mail("amina-plain@example.org")
