"""The languages into which one may ask for interpretation, each with what is promised of it."""

from django.utils.translation import ngettext

from core import moments
from core.languages import KNOWN
from core.moments import language_name
from events.interpretation import can_ask, last_day
from events.models import Event


def interpretation_choices(event: Event) -> list[tuple[str, str]]:
    """First those that are booked, then those that depend on how many ask; nothing is asked of the database."""
    booked = [(tag, language_name(tag)) for tag in event.interpretation_languages if tag in KNOWN]
    return booked + [(tag, promise(event, tag)) for tag in can_ask(event) if tag in KNOWN]


def promise(event: Event, tag: str) -> str:
    """'Somali: arranged if at least 5 people ask by 3 December 2026'."""
    sentence = ngettext(
        "%(language)s: arranged if at least %(count)d person asks by %(day)s",
        "%(language)s: arranged if at least %(count)d people ask by %(day)s",
        event.interpretation_threshold,
    )
    day = moments.date(last_day(event), zone=event.zone)
    return sentence % {"language": language_name(tag), "count": event.interpretation_threshold, "day": day}
