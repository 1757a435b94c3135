"""A fact and its words."""

from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation
from wagtail.models import Locale

from core.models import Topic
from core.words import attach_words
from events.models import Choice, Question, SignUpForm, Venue
from tests.factories import SignUpFormFactory, TopicFactory, VenueFactory, translate, translate_form

pytestmark = pytest.mark.django_db


def shown(template: str, **context: Any) -> str:
    return Template(template).render(Context(context))


def test_words_are_the_readers_own_where_there_are_some() -> None:
    venue = VenueFactory(name="Sello Library")
    translate(venue, "sv", name="Sellobiblioteket")
    with translation.override("sv"):
        assert shown("{{ venue.words.name }}", venue=venue) == "Sellobiblioteket"


def test_words_of_another_language_say_which_and_in_which_direction_they_run() -> None:
    venue = VenueFactory(tag="ar", name="مكتبة <سيلو>")
    with translation.override("fi"):
        assert shown("{{ v.words.name }}", v=venue) == '<span lang="ar" dir="rtl">مكتبة &lt;سيلو&gt;</span>'
        assert shown("{{ v.words.name.text }}", v=venue) == "مكتبة &lt;سيلو&gt;"


def test_a_field_that_is_not_translated_is_the_sources_though_the_others_are() -> None:
    venue = VenueFactory(name="Sello Library", directions="By the station.")
    translate(venue, "sv", name="Sellobiblioteket", directions="")
    with translation.override("sv"):
        assert venue.words.name == "Sellobiblioteket"
        assert (venue.words.directions, venue.words.directions.tag) == ("By the station.", "en")


def test_plain_language_falls_back_to_its_parent_without_a_mark() -> None:
    topic = TopicFactory(name="Schools")
    translate(topic, "fi", name="Koulut")
    with translation.override("fi-simple"):
        assert shown("{{ topic.words.name }}", topic=topic) == "Koulut"


def test_a_draft_says_nothing_to_readers() -> None:
    topic = TopicFactory(name="Schools")
    draft = topic.copy_for_translation(Locale.objects.get(language_code="sv"))
    draft.name, draft.live = "Skolor", False
    draft.save()
    with translation.override("sv"):
        assert topic.words.name.tag == "en"


def test_the_source_is_the_row_that_was_written_first() -> None:
    topic = TopicFactory(tag="ar", name="المدارس")
    swedish = translate(topic, "sv", name="Skolor")
    assert swedish.source == topic
    assert list(Topic.objects.sources()) == [topic]


def test_facts_are_read_from_the_source_whatever_a_translated_row_holds() -> None:
    form = SignUpFormFactory(questions=[{"text": "Why?", "required": False}])
    swedish = translate_form(form, "sv", {"Why?": "Varför?"})
    swedish.questions.update(required=True)
    (question,) = form.asked("sv")
    assert (question.words.text, question.required) == ("Varför?", False)


def test_a_new_question_is_asked_in_every_language_at_once() -> None:
    form = SignUpFormFactory(questions=[{"text": "Why?"}])
    translate_form(form, "sv", {"Why?": "Varför?"})
    form.questions.add(Question(text="When?", kind="short", sort_order=1, locale=form.locale))
    form.save_revision().publish()
    asked = SignUpForm.objects.get(pk=form.pk).asked("sv")
    assert [(question.words.text, question.words.text.tag) for question in asked] == [
        ("Varför?", "sv"),
        ("When?", "en"),
    ]


def test_a_whole_form_takes_four_queries_however_long_it_is(django_assert_num_queries: Any) -> None:
    questions = [{"text": f"Question {number}?", "kind": "one", "choices": ["Yes", "No"]} for number in range(8)]
    form = SignUpFormFactory(questions=questions)
    translate_form(form, "sv", {"Yes": "Ja", "No": "Nej"})
    with django_assert_num_queries(4):
        words = [choice.words.text for question in form.asked("sv") for choice in question.offered]
    assert words == ["Ja", "Nej"] * 8
    assert Choice.objects.count() == 32


def test_the_words_of_any_number_of_rows_take_one_query(django_assert_num_queries: Any) -> None:
    venues = [VenueFactory() for _number in range(5)]
    listed = list(Venue.objects.select_related("locale"))
    with django_assert_num_queries(1):
        names = [venue.words.name for venue in attach_words(listed, "sv")]
    assert len(names) == len(venues)
