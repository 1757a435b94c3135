"""Venues and sign-up forms in Wagtail's snippet screens."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from events.models import Question, SignUpForm, Venue
from tests.events.admin.people import client_for
from tests.factories import SignUpFormFactory, VenueFactory, editor, translate, translate_form

pytestmark = pytest.mark.django_db


def edit_address(row: Any) -> str:
    return reverse(row.snippet_viewset.get_url_name("edit"), args=[row.pk])


def question(
    row: Question | None, text: str, kind: str, *, required: bool = False, choices: Any = ()
) -> dict[str, Any]:
    """One inline question as the editor's form sends it; `choices` are (row, text)."""
    kept = sum(1 for choice, _text in choices if choice)
    told: dict[str, Any] = {
        "text": text,
        "help_text": "",
        "kind": kind,
        "choices": inline_formset(
            [{"text": words, **({"id": choice.pk} if choice else {})} for choice, words in choices], initial=kept
        ),
    }
    if required:
        told["required"] = "on"
    return told | ({"id": row.pk} if row else {})


def shown(form: SignUpForm, tag: str) -> list[tuple[str, bool]]:
    return [(question.words.text.text, question.required) for question in form.asked(tag)]


def test_a_draft_changes_nothing_and_a_published_question_is_true_in_every_language_at_once() -> None:
    form = SignUpFormFactory(questions=[{"text": "Colour?", "kind": "one", "choices": ["Red"]}, {"text": "Age?"}])
    translate_form(form, "sv", {"Colour?": "Färg?", "Red": "Röd", "Age?": "Ålder?"})
    colour, age = form.questions.order_by("sort_order")
    red = colour.choices.get()
    before = {row.pk: row.translation_key for row in (colour, age, red)}
    client = client_for(editor())
    data = nested_form_data(
        {
            "title": form.title,
            "introduction": "",
            "questions": inline_formset(
                [
                    question(age, "Age?", "short", required=True) | {"ORDER": "1"},
                    question(None, "From where?", "short") | {"ORDER": "2"},
                    question(colour, "Colour?", "one", choices=[(red, "Red"), (None, "Blue")]) | {"ORDER": "3"},
                ],
                initial=0,
            ),
        }
    )
    # Kept questions come first in a formset, whatever their order on the screen.
    data = _kept_first(data, [age, colour])

    client.post(edit_address(form), data)

    assert shown(form, "en") == [("Colour?", False), ("Age?", False)]
    assert shown(form, "sv") == [("Färg?", False), ("Ålder?", False)]

    client.post(edit_address(form), data | {"action-publish": "1"})

    assert shown(form, "en") == [("Age?", True), ("From where?", False), ("Colour?", False)]
    assert shown(form, "sv") == [("Ålder?", True), ("From where?", False), ("Färg?", False)]
    assert [choice.words.text.text for choice in form.asked("sv")[2].offered] == ["Röd", "Blue"]
    after = {row.pk: row.translation_key for row in (*form.questions.all(), *colour.choices.all())}
    assert before.items() <= after.items()


def _kept_first(data: dict[str, Any], kept: list[Question]) -> dict[str, Any]:
    """Number the inline questions anew, those that exist before those that don't, as a browser does."""
    forms = [{}, {}, {}]  # type: list[dict[str, Any]]
    for name, value in data.items():
        if name.startswith("questions-") and name.split("-")[1].isdigit():
            _prefix, number, rest = name.split("-", 2)
            forms[int(number)][rest] = value
    others = {name: value for name, value in data.items() if not name.startswith("questions-")}
    forms.sort(key=lambda form: "id" not in form)
    numbered = {f"questions-{n}-{rest}": value for n, form in enumerate(forms) for rest, value in form.items()}
    management = {"TOTAL_FORMS": 3, "INITIAL_FORMS": len(kept), "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    return others | numbered | {f"questions-{name}": value for name, value in management.items()}


def test_a_venues_draft_changes_nothing_until_it_is_published() -> None:
    venue = VenueFactory(capacity=40)
    client = client_for(editor())
    data = {"name": "Hall", "street": "Street 1", "directions": "", "postal_code": "02600", "capacity": "50"}
    client.post(edit_address(venue), data)
    assert Venue.objects.get().capacity == 40
    client.post(edit_address(venue), data | {"action-publish": "1"})
    assert (Venue.objects.get().capacity, Venue.objects.get().name) == (50, "Hall")


@pytest.mark.parametrize("factory", [VenueFactory, SignUpFormFactory])
def test_lists_are_searched_and_choosers_offer_each_thing_once(factory: Any) -> None:
    row = factory()
    translate(row, "sv")
    viewset = row.snippet_viewset
    client = client_for(editor())
    assert client.get(reverse(viewset.get_url_name("list")), {"q": str(row)}).status_code == 200
    results = client.get(reverse(viewset.chooser_viewset.get_url_name("choose_results"))).context["results"]
    assert [found.pk for found in results] == [row.pk]
