"""Questions that are asked only if an earlier one was answered in a certain way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from events.forms.questions import field_name
from events.kinds import NO, YES, Kind
from events.models import Question


@dataclass(frozen=True)
class Condition:
    """`answer` is the key of one of the question's choices, or `yes` or `no`; `field` the name of its field in the form."""

    question: Question
    answer: str
    field: str = ""

    @property
    def sentence(self) -> SafeString:
        """For whoever sees every question at once, since no script hides any."""
        parts = {"answer": answers_of(self.question)[self.answer], "question": self.question.words.text}
        pattern = escape(_("If you answered “%(answer)s” to “%(question)s”:"))
        return mark_safe(pattern % {name: conditional_escape(part) for name, part in parts.items()})

    def holds(self, given: dict[str, Any]) -> bool:
        """`given` is what was filled in, by names of fields."""
        answer = given.get(field_name(self.question))
        return self.answer in (answer if isinstance(answer, list) else [answer])


def conditions_of(questions: Sequence[Question]) -> dict[UUID, Condition]:
    """By the key of the question that has one. Where what it depends on is gone, or asked later, it is always asked."""
    earlier: dict[str, Question] = {}
    found = {}
    for question in questions:
        key, _colon, answer = question.asked_if.partition(":")
        other = earlier.get(key)
        if other and answer in answers_of(other):
            found[question.translation_key] = Condition(other, answer)
        earlier[question.translation_key.hex] = question
    return found


def answers_of(question: Question) -> dict[str, Any]:
    """The answers that a later question can depend on: key and wording."""
    match question.kind:
        case Kind.YES_NO:
            return {YES: _("Yes"), NO: _("No")}
        case Kind.ONE | Kind.SEVERAL:
            return {choice.translation_key.hex: choice.words.text for choice in question.offered}
    return {}


def show_conditions(form: forms.Form, questions: Sequence[Question]) -> None:
    """Let each field know what it depends on: the template says so, and a script goes by it."""
    conditions = conditions_of(questions)
    for question in questions:
        if condition := conditions.get(question.translation_key):
            field = form.add_prefix(field_name(condition.question))
            shown = Condition(condition.question, condition.answer, field)
            form.fields[field_name(question)].condition = shown  # type: ignore[attr-defined]


def drop_unasked(form: forms.Form, questions: Sequence[Question]) -> set[UUID]:
    """Take away what was answered, or answered wrongly, where the condition doesn't hold; the keys of those questions."""
    conditions, unasked = conditions_of(questions), set()
    for question in questions:
        condition = conditions.get(question.translation_key)
        if condition and not condition.holds(form.cleaned_data):
            unasked.add(question.translation_key)
            form.errors.pop(field_name(question), None)
            form.cleaned_data[field_name(question)] = None
    return unasked
