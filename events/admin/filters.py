"""What narrows the host's list, each choice with how many sign-ups it finds."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from core.moments import language_name
from events.mails.undelivered import not_reached
from events.models import Companion, Event, Mode, SignUp, State

YES, NO = "yes", "no"
LOST, WITHOUT = "lost", "none"


def choice_filter(label: Any, **options: Any) -> django_filters.ChoiceFilter:
    """Its choices come with their numbers, once the event is known."""
    return django_filters.ChoiceFilter(
        label=label, choices=[], widget=forms.RadioSelect, empty_label=_("All"), **options
    )


class SignUpFilter(WagtailFilterSet):
    state = choice_filter(_("State"))
    here = choice_filter(_("Is here"), method="filter_here")
    mode = choice_filter(_("Takes part"))
    language = choice_filter(_("Language"))
    interpretation = choice_filter(_("Interpretation"), method="filter_interpretation")
    needs = choice_filter(_("Access, food, allergies"), method="filter_needs")
    mail = choice_filter(_("Mail"), method="filter_mail")

    class Meta:
        model = SignUp
        fields = ["state", "here", "mode", "language", "interpretation", "needs", "mail"]

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbers = Numbers(event)
        self.not_reached = numbers.not_reached
        yes_no = [(YES, _("Yes")), (NO, _("No"))]
        self._offer("state", State.choices, numbers.by["state"])
        self._offer("here", yes_no, numbers.here)
        self._offer("mode", [(mode.value, mode.label) for mode in (Mode.IN_PERSON, Mode.ONLINE)], numbers.by["mode"])
        self._offer("language", settings.LANGUAGES, numbers.by["language"])
        tags = [*event.interpretation_languages, *numbers.interpretation]
        self._offer(
            "interpretation", [(tag, language_name(tag)) for tag in dict.fromkeys(tags)], numbers.interpretation
        )
        self._offer("needs", yes_no, numbers.needs)
        self._offer("mail", [(LOST, _("did not arrive")), (WITHOUT, _("has no address"))], numbers.mail)

    def _offer(self, name: str, choices: Iterable[tuple[str, Any]], numbers: Counter[str]) -> None:
        text = gettext("%(choice)s (%(count)d)")
        offered = [(value, text % {"choice": label, "count": numbers[value]}) for value, label in choices]
        if offered:
            self.filters[name].extra["choices"] = offered
        else:
            del self.filters[name]

    def filter_here(self, sign_ups: QuerySet[SignUp], name: str, value: str) -> QuerySet[SignUp]:
        return sign_ups.filter(some_are_here() if value == YES else ~some_are_here())

    def filter_interpretation(self, sign_ups: QuerySet[SignUp], name: str, value: str) -> QuerySet[SignUp]:
        """SQLite can't look into a JSON list; a tag in its quotation marks is no part of another."""
        return sign_ups.alias(wanted=Cast("interpretation", TextField())).filter(wanted__contains=f'"{value}"')

    def filter_needs(self, sign_ups: QuerySet[SignUp], name: str, value: str) -> QuerySet[SignUp]:
        return sign_ups.filter(needs__isnull=value == NO)

    def filter_mail(self, sign_ups: QuerySet[SignUp], name: str, value: str) -> QuerySet[SignUp]:
        return sign_ups.filter(public_id__in=self.not_reached) if value == LOST else sign_ups.filter(email="")


def some_are_here() -> Q:
    """Whether anybody of the group has come."""
    companions = Companion.objects.filter(sign_up=OuterRef("pk"), checked_in_at__isnull=False)
    return Q(checked_in_at__isnull=False) | Q(Exists(companions))


class Numbers:
    """How many sign-ups of an event each choice finds; seven queries."""

    def __init__(self, event: Event) -> None:
        self.sign_ups = SignUp.objects.filter(event=event).order_by()
        self.by: dict[str, Counter[str]] = {"state": Counter(), "mode": Counter(), "language": Counter()}
        counted = self.sign_ups.values_list("state", "mode", "language").annotate(Count("pk"))
        for state, mode, language, every in counted:
            for fact, value in (("state", state), ("mode", mode), ("language", language)):
                self.by[fact][value] += every
        self.total = self.by["state"].total()

    @cached_property
    def here(self) -> Counter[str]:
        here = self.sign_ups.filter(some_are_here()).count()
        return Counter({YES: here, NO: self.total - here})

    @cached_property
    def interpretation(self) -> Counter[str]:
        wanted = self.sign_ups.exclude(interpretation=[]).values_list("interpretation", flat=True)
        return Counter(tag for tags in wanted for tag in tags)

    @cached_property
    def needs(self) -> Counter[str]:
        told = self.sign_ups.filter(needs__isnull=False).count()
        return Counter({YES: told, NO: self.total - told})

    @cached_property
    def not_reached(self) -> list[Any]:
        """Public ids of those of this event."""
        found = self.sign_ups.filter(public_id__in=not_reached())
        return list(found.values_list("public_id", flat=True))

    @cached_property
    def mail(self) -> Counter[str]:
        return Counter({LOST: len(self.not_reached), WITHOUT: self.sign_ups.filter(email="").count()})
