"""An event's history as people read it: the names of fields and languages in the reader's language, times in the event's zone."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext

from core.languages import KNOWN
from events.models import Event, EventChange

KEPT = 20  # how many changes the event's screen shows; the log has them all


class Line(NamedTuple):
    label: str
    before: str
    after: str


class Entry(NamedTuple):
    change: EventChange
    lines: list[Line]


def history(event: Event) -> list[Entry]:
    """The latest changes, newest first; one query."""
    changes = event.changes.select_related("changed_by", "changed_by__wagtail_userprofile")[:KEPT]
    return [Entry(change, lines(event, change.facts)) for change in changes]


def lines(event: Event, facts: dict[str, list[str]]) -> list[Line]:
    """What changed, fact by fact, from the texts that the history keeps."""
    told = []
    for field, (before, after) in facts.items():
        say = _reader(event, field)
        label = capfirst(str(Event._meta.get_field(field).verbose_name))
        told.append(Line(label, say(before) or "–", say(after) or "–"))
    return told


def _reader(event: Event, field: str) -> Callable[[str], str]:
    kind = Event._meta.get_field(field)
    choices = {str(value): str(label) for value, label in kind.flatchoices or []}
    if choices:
        return lambda text: choices.get(text, text)
    if kind.get_internal_type() == "DateTimeField":
        return lambda text: say_time(event, text)
    if kind.get_internal_type() == "BooleanField":
        return lambda text: gettext("yes") if text == "True" else gettext("no")
    if field.endswith("_languages"):
        return lambda text: ", ".join(say_language(tag) for tag in text.split("; ") if tag)
    return lambda text: text.replace("; ", ", ")


def say_time(event: Event, text: str) -> str:
    """A time as the history keeps it, in the event's zone and the reader's language."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return formats.date_format(timezone.localtime(moment, event.zone), "DATETIME_FORMAT")


def say_language(tag: str) -> str:
    """The name of a language in the reader's language."""
    known = KNOWN.get(tag)
    return gettext(known.english) if known else tag
