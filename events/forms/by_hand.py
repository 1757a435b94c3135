"""The form in which a host enters somebody who has called, or who stands at the door."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.forms.groups import field_names
from events.forms.questions import field_name
from events.forms.sign_up import EntryForm
from events.models import Event

# The resident's form speaks to her; here somebody else speaks of her.
LABELS = {
    "language": _("Language of mails and of the code on paper"),
    "mode": _("Takes part"),
    "wants_meanwhile": _("If the room is full: takes part online until a seat becomes free"),
    "interpretation": _("Would like interpretation into"),
    "tells_needs": _("The person tells what she needs, and agrees that it is used for this meeting"),
    "question_for_experts": _("Question for the experts"),
    "wants_follow_up": _("Wants to hear what came of it"),
}
HELP = {
    "email": _("Without one no mail goes out: tell the person yourself, and print the code."),
    "needs": _("Only the hosts of this meeting see it, and it is erased soon after."),
    "question_for_experts": _("In the person’s own language and words."),
}


class ByHandForm(EntryForm):
    """Asks what the resident's form asks, and demands only a name: a host can't know all answers."""

    is_here = forms.BooleanField(
        label=_("Is here already"),
        help_text=_("For somebody who stands at the door. Needs a free seat."),
        required=False,
    )

    def __init__(self, event: Event, *args: Any, **kwargs: Any) -> None:
        super().__init__(event, *args, **kwargs)
        self.fields["email"].required = False
        for question in self.questions:
            self.fields[field_name(question)].required = False
        for name, label in LABELS.items():
            if name in self.fields:
                self.fields[name].label = label
        for name, text in HELP.items():
            if name in self.fields:
                self.fields[name].help_text = text
        for name in ("name", "email"):  # the browser would offer the host's own
            self.fields[name].widget.attrs["autocomplete"] = "off"
        if not is_the_day(event):
            del self.fields["is_here"]

    def _ask_only_what_is_open(self) -> None:
        super()._ask_only_what_is_open()
        if "mode" in self.fields:
            choices = [(mode.value, mode.label) for mode in self.event.modes]
            error = self.fields["mode"].error_messages
            self.fields["mode"] = forms.ChoiceField(choices=choices, widget=forms.RadioSelect, error_messages=error)

    def _put_in_order(self) -> None:
        first = ["attempt", "name", "is_here", "email", "language", "mode", "wants_meanwhile"]
        self.order_fields([*first, *field_names(self.most_companions()), "interpretation", "tells_needs", "needs"])

    def clean_email(self) -> str:
        return super().clean_email() if self.cleaned_data["email"] else ""

    @property
    def is_here_already(self) -> bool:
        return bool(self.cleaned_data.get("is_here"))


def is_the_day(event: Event) -> bool:
    """Whether somebody can be there already, in the event's zone."""
    today = timezone.localtime(timezone=event.zone).date()
    return event.local_start.date() <= today <= event.local_end.date()
