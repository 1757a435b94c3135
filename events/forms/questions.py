"""The host's questions as form fields, and what was filled in as answers."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.answers import shown
from events.forms import fields
from events.kinds import NO, YES, Kind
from events.models import Answer, Question
from events.signups import AnswerGiven

LENGTHS = {Kind.SHORT: 300, Kind.LONG: 4_000}
NUMERIC = {"inputmode": "decimal", "autocomplete": "off", "dir": "ltr"}
TELEPHONE = {"type": "tel", "autocomplete": "tel", "dir": "ltr"}


def field_name(question: Question) -> str:
    return f"question_{question.translation_key.hex}"


def field_for(question: Question) -> forms.Field:
    """The field that asks this question; its words carry their own language where they aren't in the reader's."""
    common: dict[str, Any] = {
        "label": question.words.text,
        "help_text": question.words.help_text,
        "required": question.required,
    }
    match question.kind:
        case Kind.ONE:
            return one_of(offered(question), gettext_lazy("Choose one."), common)
        case Kind.SEVERAL:
            return several_of(offered(question), common)
        case Kind.YES_NO:
            yes_or_no = [(YES, gettext_lazy("Yes")), (NO, gettext_lazy("No"))]
            return one_of(yes_or_no, gettext_lazy("Answer yes or no."), common)
    return written(question.kind, common)


def offered(question: Question) -> list[tuple[str, Any]]:
    """The question's choices: key and wording."""
    return [(choice.translation_key.hex, choice.words.text) for choice in question.offered]


def one_of(choices: list[tuple[str, Any]], missing: Any, common: dict[str, Any]) -> forms.Field:
    gone = gettext_lazy("This choice is not offered any more. Choose one of these.")
    messages = {"required": missing, "invalid_choice": gone}
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, error_messages=messages, **common)


def several_of(choices: list[tuple[str, Any]], common: dict[str, Any]) -> forms.Field:
    messages = {
        "required": gettext_lazy("Choose at least one."),
        "invalid_choice": gettext_lazy("This choice is not offered any more. Choose among these."),
    }
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(choices=choices, widget=widget, error_messages=messages, **common)


def written(kind: str, common: dict[str, Any]) -> forms.Field:
    """What is typed, not chosen. A kind that isn't known here is a line of text."""
    match kind:
        case Kind.LONG:
            return fields.TextField(max_length=LENGTHS[Kind.LONG], widget=forms.Textarea(attrs={"rows": 5}), **common)
        case Kind.NUMBER:
            return fields.NumberField(max_length=fields.LONGEST_NUMBER, widget=forms.TextInput(NUMERIC), **common)
        case Kind.DATE:
            return fields.DateField(**common)
        case Kind.EMAIL:
            return fields.AddressField(**common)
        case Kind.TELEPHONE:
            widget = forms.TextInput(TELEPHONE)
            return fields.TelephoneField(max_length=fields.LONGEST_TELEPHONE, widget=widget, **common)
    return fields.TextField(max_length=LENGTHS[Kind.SHORT], **common)


def filled_in(question: Question, answer: Answer) -> Any:
    """An earlier answer as the question's field shows it; None where it can't, since the question has changed."""
    match question.kind:
        case Kind.SEVERAL:
            return [key for key, _words in offered(question) if key in answer.choices] or None
        case Kind.ONE:
            return next((key for key, _words in offered(question) if key in answer.choices), None)
        case Kind.YES_NO:
            return next((key for key in (YES, NO) if key in answer.choices), None)
    typed = as_typed(question.kind, answer)
    return typed if is_accepted(question, typed) else None


def as_typed(kind: str, answer: Answer) -> str:
    if answer.kind == kind == Kind.NUMBER:
        return fields.NumberField.as_typed(answer.text)
    if answer.kind == kind == Kind.TELEPHONE:
        return shown(Kind.TELEPHONE, answer.text)
    return answer.text


def is_accepted(question: Question, typed: str) -> bool:
    if question.kind != Kind.LONG and "\n" in typed:
        return False
    try:
        field_for(question).clean(typed)
    except ValidationError:
        return False
    return True


def answer_to(question: Question, given: Any) -> AnswerGiven | None:
    """What was filled in, with the wording as it was shown; None where the question was left empty."""
    if not given:
        return None
    wording = question.words.text
    words = {choice.translation_key.hex: choice.words.text.text for choice in question.offered}
    chosen = [key for key in (given if isinstance(given, list) else [given]) if key in words]
    if question.kind == Kind.YES_NO:
        text, chosen = _("Yes") if given == YES else _("No"), [given]
    elif chosen:
        text = "\n".join(words[key] for key in chosen)
    else:
        text = str(given)
    return AnswerGiven(
        question_key=question.translation_key,
        language=wording.tag,
        wording=wording.text,
        text=text,
        choices=chosen,
        kind=question.kind,
        position=question.sort_order or 0,
    )
