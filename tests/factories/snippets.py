"""Snippets, and the questions of a form."""

from typing import Any

import factory

from core.models import Contact, Topic
from events.models import Choice, Question, SignUpForm, Venue
from tests.factories.tree import locale


class SnippetFactory(factory.django.DjangoModelFactory):
    """A published row; `tag` is its language. `live=False` makes a draft."""

    class Meta:
        abstract = True

    class Params:
        tag = "en"

    locale = factory.LazyAttribute(lambda row: locale(row.tag))


class TopicFactory(SnippetFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda number: f"Topic {number}")


class ContactFactory(SnippetFactory):
    class Meta:
        model = Contact

    name = factory.Sequence(lambda number: f"Contact {number}")
    job_title = "planner"
    email = factory.Sequence(lambda number: f"contact{number}@example.org")
    telephone = "+358 9 816 21"


class VenueFactory(SnippetFactory):
    class Meta:
        model = Venue

    name = factory.Sequence(lambda number: f"Library {number}")
    street = "Market Square 1"
    directions = "Two minutes from the metro."
    postal_code = "02600"
    latitude = "60.21880"
    longitude = "24.81310"
    capacity = 60
    step_free = True


class SignUpFormFactory(SnippetFactory):
    """`questions=[{"text": "…", "kind": "one", "required": True, "choices": ["…"]}]`; without them it asks nothing."""

    class Meta:
        model = SignUpForm
        skip_postgeneration_save = True

    title = "Before you come"

    @factory.post_generation
    def questions(self: Any, create: bool, asked: list[dict[str, Any]] | None, **kwargs: Any) -> None:
        for facts in asked or []:
            QuestionFactory(form=self, **facts)


class QuestionFactory(SnippetFactory):
    class Meta:
        model = Question
        skip_postgeneration_save = True

    form = factory.SubFactory(SignUpFormFactory)
    locale = factory.LazyAttribute(lambda question: question.form.locale)
    text = factory.Sequence(lambda number: f"Question {number}?")
    sort_order = factory.LazyAttribute(lambda question: question.form.questions.count())

    @factory.post_generation
    def choices(self: Any, create: bool, offered: list[str] | None, **kwargs: Any) -> None:
        for text in offered or []:
            ChoiceFactory(question=self, text=text)


class ChoiceFactory(SnippetFactory):
    class Meta:
        model = Choice

    question = factory.SubFactory(QuestionFactory, kind=Question.Kind.ONE)
    locale = factory.LazyAttribute(lambda choice: choice.question.locale)
    text = factory.Sequence(lambda number: f"Choice {number}")
    sort_order = factory.LazyAttribute(lambda choice: choice.question.choices.count())
