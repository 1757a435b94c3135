"""The questions and choices of a form in its editor: each keeps its key, and a question may depend on an earlier one.

A question that isn't published yet has no row, and Wagtail makes it anew at each draft; its key goes along in the form, so
that what depends on it finds it again.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.choices import CallableChoiceIterator
from django.utils.translation import gettext as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel
from wagtail.admin.panels.base import get_form_for_model

from events.kinds import NO, WITH_CHOICES, YES, Kind


class KeyField(forms.UUIDField):
    """No change by itself, and no matter for the editor where it is damaged."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> UUID | None:
        try:
            return super().clean(value)
        except ValidationError:
            return None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class KeptForm(WagtailAdminModelForm):
    translation_key = KeyField(required=False)
    lost_condition = False  # not by the editor's hand, but with what it depended on

    def __init__(self, *args: Any, instance: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, instance=instance, **kwargs)
        self.initial["translation_key"] = instance.translation_key if instance else None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        key = cleaned.get("translation_key")
        if key and not self.instance.pk and not type(self.instance).objects.filter(translation_key=key).exists():
            self.instance.translation_key = key
        return cleaned

    def has_changed(self) -> bool:
        return self.lost_condition or bool(super().has_changed())

    @property
    def key(self) -> str:
        return str(self.instance.translation_key.hex)

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """What Wagtail saved behind the editor's back has a key from then on."""
        field = self.add_prefix("translation_key")
        return [*super().get_field_updates_for_resave(), (field, str(self.instance.translation_key))]


class Asked(NamedTuple):
    """A question as it stands in the editor; `answers` are those that another can depend on, by key."""

    key: str
    text: str
    answers: dict[str, str]


class QuestionFormSet(BaseChildFormSet):
    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        offered: Callable[[], list[tuple[str, str]]] = partial(self.offered_to, form)
        form.fields["asked_if"].widget.choices = CallableChoiceIterator(offered)

    def offered_to(self, form: forms.Form) -> list[tuple[str, str]]:
        """Every answer of the other questions; that they come earlier is seen when all have their order."""
        offered = [("", _("always asked"))]
        for other in self.forms:
            if other is not form and not _is_deleted(other):
                asked = asked_in(other)
                for answer, words in asked.answers.items():
                    said = _("“%(question)s” is answered “%(answer)s”") % {"question": asked.text, "answer": words}
                    offered.append((f"{asked.key}:{answer}", said))
        return offered

    def clean(self) -> None:
        super().clean()
        staying = sorted((form for form in self.forms if form.cleaned_data and not _is_deleted(form)), key=_order)
        removed = {form.key for form in self.forms if _is_deleted(form)}
        earlier: list[Asked] = []
        for form in staying:
            asked = asked_in(form)
            if form.cleaned_data.get("asked_if"):
                _check_condition(form, asked, earlier, [asked_in(other) for other in staying], removed)
            if not asked.answers and form.cleaned_data.get("kind") in WITH_CHOICES and not form.is_deferred_validation:
                form.add_error("kind", _("Write the choices below, or take another kind."))
            earlier.append(asked)


def _check_condition(form: Any, asked: Asked, earlier: list[Asked], everything: list[Asked], removed: set[str]) -> None:
    """Refuse what can't be; what depends on something removed in the same step is always asked from now on."""
    key, _colon, answer = form.cleaned_data["asked_if"].partition(":")
    other = next((other for other in everything if other.key == key), None)
    if other is None and key not in removed:
        form.add_error("asked_if", _("Choose an answer to another question of this form."))
    elif other is None or (other.answers and answer not in other.answers):
        form.instance.asked_if = form.cleaned_data["asked_if"] = ""
        form.lost_condition = True
    elif other not in earlier:
        said = _("“%(question)s” is not asked earlier. Move it up, or choose another answer.")
        form.add_error("asked_if", said % {"question": other.text})
    elif not other.answers:
        said = _("“%(question)s” has no choices any more. Choose an answer to another question.")
        form.add_error("asked_if", said % {"question": other.text})


def asked_in(form: Any) -> Asked:
    kind, answers = form["kind"].value(), {}
    if kind == Kind.YES_NO:
        answers = {YES: _("Yes"), NO: _("No")}
    elif kind in WITH_CHOICES:
        answers = {choice.key: str(choice["text"].value()) for choice in _choices(form)}
    return Asked(form.key, str(form["text"].value() or ""), answers)


def _choices(form: Any) -> Iterator[Any]:
    for choice in form.formsets["choices"].forms:
        if not _is_deleted(choice) and choice["text"].value():
            yield choice


def _is_deleted(form: Any) -> bool:
    return bool(form["DELETE"].value())


def _order(form: Any) -> float:
    order = form.cleaned_data.get("ORDER")
    return float("inf") if order is None else order


class ChoicesPanel(InlinePanel):
    """Inline rows that keep their keys."""

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
        options["formsets"][self.relation_name]["form"] = get_form_for_model(
            self.db_field.related_model, form_class=KeptForm, defer_required_on_fields=deferred
        )
        return options


class QuestionsPanel(ChoicesPanel):
    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = QuestionFormSet
        return options
