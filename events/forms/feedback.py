"""Two questions about a meeting: one to five stars, and one in words."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.words import attach_words
from events.forms.switching import SwitchedForm
from events.models import Event

LONGEST = 2_000
STARS = [
    ("5", _("5 – very good")),
    ("4", _("4 – good")),
    ("3", _("3 – neither good nor bad")),
    ("2", _("2 – bad")),
    ("1", _("1 – very bad")),
]


class GiveFeedbackForm(SwitchedForm):
    use_required_attribute = False

    stars = forms.TypedChoiceField(
        label=_("How was the meeting?"),
        choices=STARS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one of these.")},
    )
    text = forms.CharField(
        label=_("What was good, and what should we do better?"),
        help_text=_("In any language. Please write nothing about yourself or others by name."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, event: Event, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own := event.feedback_form:
            attach_words([own], get_language() or "")
            self.fields["stars"].label = own.words.stars_question
            self.fields["text"].label = own.words.text_question
