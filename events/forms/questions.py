"""The host's questions as form fields, and what was filled in as answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Question
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
    offered = [(choice.translation_key.hex, choice.words.text) for choice in question.offered]
    match question.kind:
        case Question.Kind.ONE:
            return forms.ChoiceField(
                choices=offered,
                widget=forms.RadioSelect,
                error_messages={
                    "required": gettext_lazy("Choose one."),
                    "invalid_choice": gettext_lazy("This choice is not offered any more. Choose one of these."),
                },
                **common,
            )
        case Question.Kind.SEVERAL:
            return forms.MultipleChoiceField(
                choices=offered,
                widget=forms.CheckboxSelectMultiple,
                error_messages={
                    "required": gettext_lazy("Choose at least one."),
                    "invalid_choice": gettext_lazy("This choice is not offered any more. Choose among these."),
                },
                **common,
            )
        case Question.Kind.YES_NO:
            return forms.ChoiceField(
                choices=[(YES, gettext_lazy("Yes")), (NO, gettext_lazy("No"))],
                widget=forms.RadioSelect,
                error_messages={"required": gettext_lazy("Answer yes or no.")},
                **common,
            )
        case Question.Kind.LONG:
            widget: forms.Widget = forms.Textarea(attrs={"rows": 5})
        case _:
            widget = forms.TextInput()
    return forms.CharField(
        widget=widget,
        max_length=LENGTHS.get(Question.Kind(question.kind), LENGTHS[Question.Kind.SHORT]),
        error_messages={"required": gettext_lazy("Answer this question.")},
        **common,
    )


def answer_to(question: Question, given: Any) -> AnswerGiven | None:
    """What was filled in, with the wording as it was shown; None where the question was left empty."""
    if not given:
        return None
    wording = question.words.text
    words = {choice.translation_key.hex: choice.words.text.text for choice in question.offered}
    chosen = [key for key in (given if isinstance(given, list) else [given]) if key in words]
    if question.kind == Question.Kind.YES_NO:
        text = _("Yes") if given == YES else _("No")
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
    )
