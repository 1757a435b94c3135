"""A form that is changed after people have answered: no answer is lost, none is given to another question."""

import uuid
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from events.models import EventPage, Question, SignUp
from events.signups import AnswerGiven, Details, sign_up
from events.signups.links import personal_address
from tests.factories import EventFactory, EventPageFactory, QuestionFactory, SignUpFormFactory

pytestmark = pytest.mark.django_db
KINDS = [str(kind) for kind in Question.Kind]
GIVEN = {
    "short": "By car, with two others",
    "long": "By car\r\nwith two others" + "!" * 400,
    "number": "1234.5",
    "date": "2026-12-31",
    "email": "a@example.org",
    "telephone": "+358401234567",
    "yes_no": "Yes",
    "one": "By car",
    "several": "By car\nOn foot",
}


def answered(kind: str) -> tuple[SignUp, Question]:
    """Somebody who has answered a question of this kind, which has choices whatever it is."""
    form = SignUpFormFactory()
    question = QuestionFactory(form=form, text="How do you come?", kind=kind, choices=["By car", "On foot"])
    page: EventPage = EventPageFactory(event=EventFactory(sign_up_form=form))
    keys = [choice.translation_key.hex for choice in question.choices.all()]
    chosen = {"yes_no": ["yes"], "one": keys[:1], "several": keys}.get(kind, [])
    answer = AnswerGiven(question.translation_key, "en", question.text, GIVEN[kind], chosen, kind)
    details = Details(name="Amina", email="amina@example.org", language="en", mode="in_person", answers=[answer])
    return sign_up(event=page.event, details=details, attempt=uuid.uuid4()), question


def path(person: SignUp) -> str:
    return "/" + personal_address(person).split("/", 3)[3] + "change/"


def as_shown(client: Client, person: SignUp) -> dict[str, Any]:
    """What a browser sends of the form, unchanged."""
    soup = BeautifulSoup(client.get(path(person)).content, "html.parser")
    sent: dict[str, Any] = {"name": "Amina", "language": "en"}
    for box in soup.select("[name^=question_]"):
        if box.get("type") in ("radio", "checkbox") and not box.has_attr("checked"):
            continue
        text = box.text.removeprefix("\n") if box.name == "textarea" else box.get("value", "")
        sent.setdefault(str(box["name"]), []).append(text)
    return sent


@pytest.mark.parametrize("after", KINDS)
@pytest.mark.parametrize("before", KINDS)
def test_a_question_of_another_kind_keeps_its_earlier_answers_when_they_are_left_as_they_are(
    client: Client, before: str, after: str
) -> None:
    person, _question = answered(before)
    kept = person.answers.values().get()
    Question.objects.update(kind=after)
    assert client.get(path(person).removesuffix("change/")).status_code == 200
    assert client.post(path(person), as_shown(client, person)).status_code == 302
    assert person.answers.values().get() == kept


def test_an_answer_to_the_changed_question_takes_the_place_of_the_earlier_one(client: Client) -> None:
    person, question = answered("short")
    Question.objects.update(kind="number", text="How many kilometres?")
    field = f"question_{question.translation_key.hex}"
    assert client.post(path(person), as_shown(client, person) | {field: "12,5"}).status_code == 302
    answer = person.answers.get()
    assert (answer.wording, answer.kind, answer.text) == ("How many kilometres?", "number", "12.5")


def test_a_choice_that_is_gone_stays_in_the_answer_that_took_it(client: Client) -> None:
    person, question = answered("several")
    kept = person.answers.values().get()
    question.choices.first().delete()
    assert client.post(path(person), as_shown(client, person)).status_code == 302
    assert person.answers.values().get() == kept
    question.choices.all().delete()
    assert client.post(path(person), as_shown(client, person)).status_code == 302
    assert person.answers.values().get() == kept


def test_an_answer_whose_text_was_taken_away_does_not_hinder_the_pages_that_show_it(client: Client) -> None:
    for kind in ("number", "date", "telephone"):
        person, _question = answered(kind)
        person.answers.update(text="")
        assert client.get(path(person).removesuffix("change/")).status_code == 200
        assert client.get(path(person)).status_code == 200
