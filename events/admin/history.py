"""An event's history as people read it: the names of fields and languages in the reader's language, times in the event's zone."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail.admin.utils import get_user_display_name

from core import moments
from events.models import Event, EventChange

REMINDERS = "reminders"  # rows of their own, which `events.reminders` puts into words
KEPT = 20  # how many changes the event's screen shows; the log has them all


class Line(NamedTuple):
    label: str
    before: str
    after: str


class Entry(NamedTuple):
    change: EventChange
    who: str
    lines: list[Line]


def history(event: Event) -> list[Entry]:
    """The latest changes, newest first; two queries."""
    changes = event.changes.select_related("changed_by", "changed_by__wagtail_userprofile").prefetch_related("notes")[
        :KEPT
    ]
    return [Entry(change, say_who(change), lines(event, change.facts)) for change in changes]


def say_who(change: EventChange) -> str:
    if change.by_itself:
        return gettext("by itself")
    return str(get_user_display_name(change.changed_by)) if change.changed_by else gettext("somebody who has left")


def lines(event: Event, facts: dict[str, list[str]]) -> list[Line]:
    """What changed, fact by fact, from the texts that the history keeps."""
    told = []
    for field, (before, after) in facts.items():
        say = _reader(event, field)
        label = gettext("Reminders (hours before)") if field == REMINDERS else capfirst(str(_field(field).verbose_name))
        told.append(Line(label, say(before) or "–", say(after) or "–"))
    return told


def _field(name: str) -> Any:
    return Event._meta.get_field(name)


def _reader(event: Event, field: str) -> Callable[[str], str]:
    if field == REMINDERS:
        return lambda text: text.replace(" online", " " + gettext("online"))
    kind = _field(field)
    choices = {str(value): str(label) for value, label in kind.flatchoices or []}
    if choices:
        return lambda text: choices.get(text, text)
    if kind.get_internal_type() == "DateTimeField":
        return lambda text: say_time(event, text)
    if kind.get_internal_type() == "BooleanField":
        return lambda text: gettext("yes") if text == "True" else gettext("no")
    if field.endswith("_languages") or field == "interpretation_on_demand":
        return lambda text: ", ".join(moments.language_name(tag) for tag in text.split("; ") if tag)
    return lambda text: text.replace("; ", ", ")


def say_time(event: Event, text: str) -> str:
    """A time as the history keeps it, in the event's zone and the reader's language."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return moments.date_and_hour(moment, zone=event.zone)
