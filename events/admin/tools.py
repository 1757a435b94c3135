"""What a host does with the list of sign-ups: where its links lead, and what they say."""

from typing import NamedTuple

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event, SignUp
from events.writing import still_there


class Tool(NamedTuple):
    label: str
    url: str


def tools(event: Event) -> list[Tool]:
    """What one does with all of them."""
    labels = {
        "export": _("Export"),
        "attendance": _("Attendance list to print"),
        "interpretation": _("Interpretation"),
        "messages": _("What was written"),
    }
    return [Tool(label, reverse(f"events_admin:{name}", args=[event.pk])) for name, label in labels.items()]


def to_write_to(request: HttpRequest, shown: QuerySet[SignUp]) -> QuerySet[SignUp]:
    """Of those whom the list shows; who has cancelled is among them only where the host asked for that state."""
    return shown if any(request.GET.getlist("state")) else still_there(shown)


def say_write(request: HttpRequest, shown: QuerySet[SignUp]) -> str:
    """'Write to these 12 people, in 3 languages'; empty where nobody can be written to. One query."""
    languages = to_write_to(request, shown).exclude(email="").order_by().values_list("language")
    counts = dict(languages.annotate(Count("pk")))
    if not counts:
        return ""
    numbers = {"people": sum(counts.values()), "languages": len(counts)}
    if len(counts) > 1:
        several = ngettext(
            "Write to this %(people)d person, in %(languages)d languages",
            "Write to these %(people)d people, in %(languages)d languages",
            numbers["people"],
        )
        return several % numbers
    sentence = ngettext(
        "Write to this %(people)d person, in one language",
        "Write to these %(people)d people, in one language",
        numbers["people"],
    )
    return sentence % numbers
