"""The editor of a form's questions: conditions are chosen, kept while one drafts, and refused where they can't be."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from events.models import Question, SignUpForm
from tests.events.admin.people import client_for
from tests.events.admin.screens import text_of, typed
from tests.factories import EventFactory, QuestionFactory, SignUpFormFactory, editor, translate_form

pytestmark = pytest.mark.django_db
PUBLISH = {"action-publish": "1"}


@pytest.fixture
def form() -> SignUpForm:
    form: SignUpForm = SignUpFormFactory()
    QuestionFactory(form=form, text="How?", kind="one", choices=["By car", "On foot"])
    QuestionFactory(form=form, text="Far?", kind="yes_no")
    QuestionFactory(form=form, text="Which plate?")
    form.save_revision().publish()
    return SignUpForm.objects.get(pk=form.pk)


@pytest.fixture
def client() -> Client:
    return client_for(editor())


def screen(form: SignUpForm) -> str:
    return reverse(form.snippet_viewset.get_url_name("edit"), args=[form.pk])


def opened(client: Client, form: SignUpForm) -> dict[str, Any]:
    """The editor's form as a browser would send it back; the template of a new question is no part of it."""
    return typed(without_templates(client.get(screen(form)).content))


def without_templates(content: bytes) -> str:
    soup = BeautifulSoup(content, "html.parser")
    for template in soup.find_all("template"):
        template.decompose()
    return str(soup)


def offered(client: Client, form: SignUpForm, number: int) -> dict[str, str]:
    """The conditions that the question in this place may choose: value by words."""
    soup = BeautifulSoup(client.get(screen(form)).content, "html.parser")
    options = soup.select(f"#id_questions-{number}-asked_if option")
    return {option.text.strip(): str(option["value"]) for option in options}


def new_question(data: dict[str, Any], text: str, **facts: Any) -> dict[str, Any]:
    """The same data with a question added at the end, as the editor's script adds one."""
    number = int(data["questions-TOTAL_FORMS"][0])
    fields = {"id": "", "translation_key": "", "text": text, "help_text": "", "kind": "short", "asked_if": ""} | facts
    fields |= {"ORDER": str(number + 1), "choices-INITIAL_FORMS": "0", "choices-TOTAL_FORMS": "0"} | {
        name: value for name, value in facts.items() if name.startswith("choices-")
    }
    added = {f"questions-{number}-{name}": value for name, value in fields.items()}
    return data | added | {"questions-TOTAL_FORMS": str(number + 1)}


def conditions(form: SignUpForm) -> dict[str, str]:
    return dict(Question.objects.filter(form=form).values_list("text", "asked_if"))


def condition_of(form: SignUpForm, text: str, answer: str) -> str:
    question = form.questions.get(text=text)
    choice = question.choices.filter(text=answer).first()
    return f"{question.translation_key.hex}:{choice.translation_key.hex if choice else answer}"


def test_answers_to_the_other_questions_with_choices_are_offered(client: Client, form: SignUpForm) -> None:
    assert list(offered(client, form, 2)) == [
        "always asked",
        "“How?” is answered “By car”",
        "“How?” is answered “On foot”",
        "“Far?” is answered “Yes”",
        "“Far?” is answered “No”",
    ]
    assert not any("How?" in words for words in offered(client, form, 0))


def test_a_chosen_condition_is_published_and_shown_again(client: Client, form: SignUpForm) -> None:
    chosen = offered(client, form, 2)["“How?” is answered “By car”"]
    client.post(screen(form), opened(client, form) | {"questions-2-asked_if": chosen})
    assert conditions(form)["Which plate?"] == ""
    client.post(screen(form), opened(client, form) | PUBLISH)
    assert conditions(form)["Which plate?"] == chosen == condition_of(form, "How?", "By car")
    assert opened(client, form)["questions-2-asked_if"] == [chosen]


def test_a_new_question_may_depend_on_another_new_one_once_both_are_a_draft(client: Client, form: SignUpForm) -> None:
    choice = {"choices-TOTAL_FORMS": "1", "choices-0-text": "Tea", "choices-0-id": "", "choices-0-translation_key": ""}
    data = new_question(opened(client, form), "A drink?", kind="one", **choice, **{"choices-0-ORDER": "1"})
    client.post(screen(form), new_question(data, "With milk?", kind="yes_no"))
    tea = offered(client, form, 4)["“A drink?” is answered “Tea”"]
    client.post(screen(form), opened(client, form) | {"questions-4-asked_if": tea})
    for _draft in range(2):
        client.post(screen(form), opened(client, form))
    client.post(screen(form), opened(client, form) | PUBLISH)
    assert conditions(form)["With milk?"] == condition_of(form, "A drink?", "Tea") == tea


def test_reordering_keeps_it_and_what_would_be_asked_too_early_is_refused(client: Client, form: SignUpForm) -> None:
    chosen = condition_of(form, "Far?", "yes")
    data = opened(client, form) | {"questions-2-asked_if": chosen} | PUBLISH
    client.post(screen(form), data | {"questions-0-ORDER": "3", "questions-1-ORDER": "1", "questions-2-ORDER": "2"})
    assert conditions(form)["Which plate?"] == chosen
    refused = client.post(
        screen(form), data | {"questions-0-ORDER": "1", "questions-1-ORDER": "3", "questions-2-ORDER": "2"}
    )
    assert "“Far?” is not asked earlier. Move it up, or choose another answer." in text_of(refused)
    assert [question.text for question in form.asked("en")] == ["Far?", "Which plate?", "How?"]


@pytest.mark.parametrize("kind", ["short", "number", "date", "email", "telephone", "long"])
def test_a_question_without_choices_is_no_condition(client: Client, form: SignUpForm, kind: str) -> None:
    data = opened(client, form) | {"questions-2-asked_if": condition_of(form, "Far?", "yes"), "questions-1-kind": kind}
    refused = client.post(screen(form), data | PUBLISH)
    assert "“Far?” has no choices any more. Choose an answer to another question." in text_of(refused)
    assert conditions(form)["Which plate?"] == ""


def test_nothing_but_a_question_of_this_form_is_a_condition(client: Client, form: SignUpForm) -> None:
    other = SignUpFormFactory(questions=[{"text": "Elsewhere?", "kind": "yes_no"}])
    itself = form.questions.get(text="Far?").translation_key.hex
    for number, value in ((2, condition_of(other, "Elsewhere?", "yes")), (2, "nonsense"), (2, ":"), (2, "x" * 66)):
        refused = client.post(screen(form), opened(client, form) | {f"questions-{number}-asked_if": value} | PUBLISH)
        assert "Choose an answer to another question" in text_of(refused) or "at most 65" in text_of(refused)
    refused = client.post(screen(form), opened(client, form) | {"questions-1-asked_if": f"{itself}:yes"} | PUBLISH)
    assert "“Far?” is not asked earlier." in text_of(refused)
    assert set(conditions(form).values()) == {""}


@pytest.mark.parametrize("removed", ["questions-0-DELETE", "questions-0-choices-0-DELETE"])
def test_what_depends_on_something_removed_is_always_asked(client: Client, form: SignUpForm, removed: str) -> None:
    chosen = condition_of(form, "How?", "By car")
    client.post(screen(form), opened(client, form) | {"questions-2-asked_if": chosen} | PUBLISH)
    assert conditions(form)["Which plate?"] == chosen
    client.post(screen(form), opened(client, form) | {removed: "1"} | PUBLISH)
    assert conditions(form)["Which plate?"] == ""
    assert len(conditions(form)) == (2 if removed == "questions-0-DELETE" else 3)


def test_choices_are_demanded_where_a_kind_needs_them_and_not_of_a_draft(client: Client, form: SignUpForm) -> None:
    data = opened(client, form) | {"questions-2-kind": "several"}
    assert "Write the choices below, or take another kind." in text_of(client.post(screen(form), data | PUBLISH))
    assert client.post(screen(form), data).status_code == 302


def test_keys_stay_and_a_forged_one_takes_nothing_over(client: Client, form: SignUpForm) -> None:
    before = set(form.questions.values_list("pk", "translation_key"))
    stranger = SignUpFormFactory(questions=[{"text": "Elsewhere?"}]).questions.get()
    keys = {f"questions-{number}-translation_key": str(stranger.translation_key) for number in range(2)}
    data = new_question(opened(client, form) | keys, "New?", translation_key=str(stranger.translation_key))
    client.post(screen(form), data | {"questions-2-translation_key": "damaged"} | PUBLISH)
    after = set(SignUpForm.objects.get(pk=form.pk).questions.values_list("pk", "translation_key"))
    assert before <= after
    assert stranger.translation_key not in {key for _pk, key in after}


def test_a_condition_is_the_same_in_a_translation(client: Client, form: SignUpForm) -> None:
    chosen = condition_of(form, "How?", "By car")
    client.post(screen(form), opened(client, form) | {"questions-2-asked_if": chosen} | PUBLISH)
    swedish = translate_form(SignUpForm.objects.get(pk=form.pk), "sv", {"How?": "Hur?", "Which plate?": "Vilken?"})
    assert conditions(swedish)["Vilken?"] == chosen
    asked = form.asked("sv")
    assert [(question.words.text.text, question.asked_if) for question in asked][2] == ("Vilken?", chosen)


def test_the_editor_sees_at_which_events_a_form_is_asked(client: Client, form: SignUpForm) -> None:
    assert "No event asks these questions yet" in text_of(client.get(screen(form)))
    for name in ("The bus", "The library"):
        EventFactory(name=name, sign_up_form=form)
    swedish = translate_form(form, "sv", {})
    for row in (form, swedish):
        shown = BeautifulSoup(client.get(screen(row)).content, "html.parser")
        links = {link.text: link["href"] for link in shown.select("a[href*='/events/edit/']")}
        assert set(links) == {"The bus", "The library"}
