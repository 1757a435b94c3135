"""Questions that are asked only after a certain answer, as a browser without a script sends them."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from events.models import EventPage, Question, SignUp, SignUpForm
from events.signups.links import personal_address
from tests.factories import (
    EventFactory,
    EventPageFactory,
    QuestionFactory,
    SignUpFormFactory,
    translate,
    translate_form,
)

pytestmark = pytest.mark.django_db
WORDS = {"How will you come?": "Hur kommer du?", "By car": "Med bil", "Number of the plate": "Registernummer"}


def key_of(question: Question, answer: str) -> str:
    """The condition that this question was answered so; `answer` is a choice's words, or yes or no."""
    choice = question.choices.filter(text=answer).first()
    return f"{question.translation_key.hex}:{choice.translation_key.hex if choice else answer}"


@pytest.fixture
def form() -> SignUpForm:
    """How will you come? By car: the plate, which must be given. And whether it needs a charger: where it stands."""
    form: SignUpForm = SignUpFormFactory()
    how = QuestionFactory(form=form, text="How will you come?", kind="one", choices=["By car", "On foot"])
    QuestionFactory(form=form, text="Number of the plate", kind="number", required=True, asked_if=key_of(how, "By car"))
    charger = QuestionFactory(form=form, text="A charger?", kind="yes_no", asked_if=key_of(how, "By car"))
    QuestionFactory(form=form, text="Which plug?", required=True, asked_if=key_of(charger, "yes"))
    translate_form(form, "sv", WORDS)
    return form


@pytest.fixture
def page(form: SignUpForm) -> EventPage:
    page: EventPage = EventPageFactory(event=EventFactory(sign_up_form=form))
    translate(page, "sv")
    return page


def named(text: str) -> Question:
    found: Question = Question.objects.filter(text=text).earliest("pk")
    return found


def name_of(text: str) -> str:
    return f"question_{named(text).translation_key.hex}"


def sent(how: str, **answers: str) -> dict[str, Any]:
    choice = named("How will you come?").choices.filter(text=how).first()
    given = {"How will you come?": choice.translation_key.hex if choice else "", **answers}
    answered = {name_of(text): answer for text, answer in given.items()}
    return {"name": "Amina", "email": "amina@example.org", "language": "en", **answered}


def send(client: Client, page: EventPage, data: dict[str, Any]) -> Any:
    return client.post(f"/en/sign-up/{page.event.code}/", data)


def answers() -> dict[str, str]:
    return dict(SignUp.objects.get().answers.values_list("wording", "text"))


def errors(response: Any) -> set[str]:
    soup = BeautifulSoup(response.content, "html.parser")
    return {f"#{error['id'].removesuffix('_error').removeprefix('id_')}" for error in soup.select(".error")}


PLATE, CHARGER, PLUG = "Number of the plate", "A charger?", "Which plug?"


def test_all_questions_are_shown_each_with_the_sentence_that_says_when_it_is_meant(
    client: Client, page: EventPage
) -> None:
    soup = BeautifulSoup(client.get(f"/en/sign-up/{page.event.code}/").content, "html.parser")
    label = " ".join(soup.select_one(f"label[for=id_{name_of(PLATE)}]").text.split())
    assert label == "If you answered “By car” to “How will you come?”: Number of the plate"
    wrapper = soup.select_one(f"#id_{name_of(PLATE)}").find_parent(attrs={"data-asked-if": True})
    asked, answer = wrapper["data-asked-if"], wrapper["data-answer"]
    assert soup.select_one(f"[name={asked}][value='{answer}']") is not None
    assert not soup.select("[data-asked-if][hidden]")
    assert [script["src"] for script in soup.select("form script")] == ["/static/conditions.js"]


def test_the_sentence_and_its_condition_are_the_same_in_every_language(client: Client, page: EventPage) -> None:
    soups = {
        tag: BeautifulSoup(client.get(f"/{tag}/sign-up/{page.event.code}/").content, "html.parser")
        for tag in ("en", "sv")
    }
    told = {tag: soup.select_one(f"label[for=id_{name_of(PLATE)}]").text for tag, soup in soups.items()}
    assert "Med bil" in told["sv"]
    assert "Hur kommer du?" in told["sv"]
    conditions = [
        [(field["data-asked-if"], field["data-answer"]) for field in soup.select("[data-asked-if]")]
        for soup in soups.values()
    ]
    assert len(conditions[0]) == 3
    assert conditions[0] == conditions[1]


def test_a_form_without_conditions_carries_no_script(client: Client) -> None:
    page = EventPageFactory(event=EventFactory(sign_up_form=SignUpFormFactory(questions=[{"text": "Why?"}])))
    soup = BeautifulSoup(client.get(f"/en/sign-up/{page.event.code}/").content, "html.parser")
    assert not soup.select("form script, .condition, [data-asked-if]")


def test_it_must_be_answered_only_when_the_condition_holds(client: Client, page: EventPage) -> None:
    assert errors(send(client, page, sent("By car"))) == {f"#{name_of(PLATE)}"}
    assert send(client, page, sent("On foot")).status_code == 200
    assert answers() == {"How will you come?": "On foot"}


def test_where_it_does_not_hold_the_answer_and_what_is_wrong_with_it_are_dropped(
    client: Client, page: EventPage
) -> None:
    for how in ("On foot", ""):
        SignUp.objects.all().delete()
        assert send(client, page, sent(how, **{PLATE: "not a number", CHARGER: "yes"})).status_code == 200
        assert set(answers()) <= {"How will you come?"}


def test_a_dropped_answer_fulfils_no_condition_of_its_own(client: Client, page: EventPage) -> None:
    refused = send(client, page, sent("By car", **{PLATE: "12", CHARGER: "yes"}))
    assert errors(refused) == {f"#{name_of(PLUG)}"}
    assert send(client, page, sent("On foot", **{CHARGER: "yes", PLUG: "Type 2"})).status_code == 200
    assert answers() == {"How will you come?": "On foot"}


def test_one_of_several_answers_is_enough(client: Client, page: EventPage) -> None:
    Question.objects.filter(text="How will you come?").update(kind="several")
    both = [choice.translation_key.hex for choice in named("How will you come?").choices.all()]
    data = sent("") | {name_of("How will you come?"): both}
    assert errors(send(client, page, data)) == {f"#{name_of(PLATE)}"}
    assert send(client, page, data | {name_of(PLATE): "12"}).status_code == 200
    assert answers()[PLATE] == "12"


def test_who_changes_her_mind_loses_the_answers_that_went_with_it(client: Client, page: EventPage) -> None:
    send(client, page, sent("By car", **{PLATE: "12", CHARGER: "yes", PLUG: "Type 2"}))
    assert len(answers()) == 4
    path = "/" + personal_address(SignUp.objects.get()).split("/", 3)[3] + "change/"
    assert client.post(path, sent("On foot", **{PLATE: "12", CHARGER: "yes", PLUG: "Type 2"})).status_code == 302
    assert answers() == {"How will you come?": "On foot"}


def _delete_the_question(form: SignUpForm) -> None:
    form.questions.get(text="How will you come?").delete()


def _delete_the_choice(form: SignUpForm) -> None:
    form.questions.get(text="How will you come?").choices.get(text="By car").delete()


def _ask_it_last(form: SignUpForm) -> None:
    Question.objects.filter(form=form, text="How will you come?").update(sort_order=9)


def _ask_it_in_words(form: SignUpForm) -> None:
    Question.objects.filter(form=form, text="How will you come?").update(kind="short")


@pytest.mark.parametrize("change", [_delete_the_question, _delete_the_choice, _ask_it_last, _ask_it_in_words])
def test_a_question_whose_condition_can_not_hold_any_more_is_always_asked(
    client: Client, page: EventPage, form: SignUpForm, change: Any
) -> None:
    plate, person = name_of(PLATE), {"name": "Amina", "email": "amina@example.org", "language": "en"}
    change(form)
    for tag in ("en", "sv"):
        soup = BeautifulSoup(client.get(f"/{tag}/sign-up/{page.event.code}/").content, "html.parser")
        assert soup.select_one(f"#id_{plate}").find_parent(attrs={"data-asked-if": True}) is None
    assert f"#{plate}" in errors(send(client, page, person))
    assert send(client, page, person | {plate: "12"}).status_code == 200
    assert answers() == {PLATE: "12"}


def test_a_question_moved_further_down_keeps_its_condition(client: Client, page: EventPage) -> None:
    Question.objects.filter(text=PLATE).update(sort_order=9)
    assert errors(send(client, page, sent("By car"))) == {f"#{name_of(PLATE)}"}


def test_a_damaged_condition_asks_always(client: Client, page: EventPage) -> None:
    for damaged in ("x", ":", f"{named(PLATE).translation_key.hex}:yes", "a:b:c"):
        Question.objects.filter(text=PLATE).update(asked_if=damaged)
        assert errors(send(client, page, sent("On foot"))) == {f"#{name_of(PLATE)}"}
