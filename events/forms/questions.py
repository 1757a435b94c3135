"""The host's questions as form fields, and what was filled in as answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Answer, Question
from events.signups import AnswerGiven

LENGTHS = {Question.Kind.SHORT: 300, Question.Kind.LONG: 4_000}
YES, NO = "yes", "no"


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
        case Question.Kind.ONE:
            return one_of(offered(question), gettext_lazy("Choose one."), common)
        case Question.Kind.SEVERAL:
            return several_of(offered(question), common)
        case Question.Kind.YES_NO:
            yes_or_no = [(YES, gettext_lazy("Yes")), (NO, gettext_lazy("No"))]
            return one_of(yes_or_no, gettext_lazy("Answer yes or no."), common)
        case Question.Kind.LONG:
            return free_text(LENGTHS[Question.Kind.LONG], forms.Textarea(attrs={"rows": 5}), common)
        case _:
            return free_text(LENGTHS[Question.Kind.SHORT], forms.TextInput(), common)


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


def free_text(length: int, widget: forms.Widget, common: dict[str, Any]) -> forms.Field:
    messages = {"required": gettext_lazy("Answer this question.")}
    return forms.CharField(widget=widget, max_length=length, error_messages=messages, **common)


def filled_in(question: Question, answer: Answer) -> Any:
    """An answer as its field shows it: what `answer_to` makes answers of."""
    match question.kind:
        case Question.Kind.SEVERAL:
            return answer.choices
        case Question.Kind.ONE | Question.Kind.YES_NO:
            return next(iter(answer.choices), None)
    return answer.text


def answer_to(question: Question, given: Any) -> AnswerGiven | None:
    """What was filled in, with the wording as it was shown; None where the question was left empty."""
    if not given:
        return None
    wording = question.words.text
    words = {choice.translation_key.hex: choice.words.text.text for choice in question.offered}
    chosen = [key for key in (given if isinstance(given, list) else [given]) if key in words]
    if question.kind == Question.Kind.YES_NO:
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
        position=question.sort_order or 0,
    )
