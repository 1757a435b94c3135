"""The reminders on an event's screen: a row for each, and empty ones for more."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from events.models import Event, Reminder, ReminderText
from events.models.reminder import MOST_HOURS
from events.reminders import Wanted

PREFIX = "reminders"
EMPTY_ROWS = 2


class ReminderForm(forms.Form):
    hours_before = forms.IntegerField(
        label=_("Hours before"),
        required=False,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_HOURS)],
        widget=forms.NumberInput(attrs={"min": 1, "max": MOST_HOURS}),
    )
    only_online = forms.BooleanField(label=_("Only to those who take part online"), required=False)
    text = forms.ModelChoiceField(
        ReminderText.objects.none(), label=_("Own text"), required=False, empty_label=_("The usual words")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].queryset = texts()  # type: ignore[attr-defined]

    @property
    def wanted(self) -> Wanted | None:
        """None of a row without hours: that is how a reminder is taken away."""
        data = self.cleaned_data
        if not data.get("hours_before"):
            return None
        return Wanted(data["hours_before"], data["only_online"], data["text"])


class BaseReminders(forms.BaseFormSet):
    def clean(self) -> None:
        hours = [wanted.hours_before for wanted in self.wanted]
        if len(set(hours)) < len(hours):
            raise forms.ValidationError(_("Two reminders can’t go out in the same hour."))

    @property
    def wanted(self) -> list[Wanted]:
        return [wanted for form in self.forms if form.is_valid() and (wanted := form.wanted)]


Reminders: Any = forms.formset_factory(ReminderForm, formset=BaseReminders, extra=EMPTY_ROWS)


def reminders_form(event: Event, data: Any = None) -> BaseReminders | None:
    """None where a form was sent that has no reminders in it: they stay as they are."""
    if data is not None and f"{PREFIX}-TOTAL_FORMS" not in data:
        return None
    rows = event.reminders.values("hours_before", "only_online", "text")
    shown: BaseReminders = Reminders(data, prefix=PREFIX, initial=list(rows))
    return shown


def texts() -> QuerySet[ReminderText]:
    return ReminderText.objects.sources().filter(live=True).order_by("heading")


def say_before(hours: int) -> str:
    """'2 days before' or '3 hours before'."""
    if hours % 24 == 0:
        days = hours // 24
        return ngettext("%(count)d day before", "%(count)d days before", days) % {"count": days}
    return ngettext("%(count)d hour before", "%(count)d hours before", hours) % {"count": hours}


def say_reminder(reminder: Reminder) -> str:
    return gettext("Reminder, %(when)s") % {"when": say_before(reminder.hours_before)}
