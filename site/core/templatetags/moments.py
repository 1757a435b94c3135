"""Times in `<time>` elements, and lists, as the page's language writes them."""

from collections.abc import Callable, Iterable
from datetime import datetime, tzinfo
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from core import moments

register = template.Library()


def _time(moment: datetime | None, write: Callable[..., str], zone: tzinfo | None, **style: bool) -> SafeString | str:
    if moment is None:
        return ""
    machine = moment.astimezone(zone or timezone.get_current_timezone()).isoformat(timespec="minutes")
    return format_html('<time datetime="{}">{}</time>', machine, write(moment, zone=zone, **style))


@register.simple_tag
def moment(value: datetime | None, zone: tzinfo | None = None) -> SafeString | str:
    """Date and hour; nothing for no value."""
    return _time(value, moments.date_and_hour, zone)


@register.simple_tag
def date(value: datetime | None, zone: tzinfo | None = None) -> SafeString | str:
    return _time(value, moments.date, zone)


@register.simple_tag
def day(value: datetime | None, zone: tzinfo | None = None, short: bool = False) -> SafeString | str:
    """The date with its weekday."""
    return _time(value, moments.day, zone, short=short)


@register.simple_tag
def hour(value: datetime | None, zone: tzinfo | None = None) -> SafeString | str:
    return _time(value, moments.hour, zone)


@register.simple_tag
def hours(start: datetime, end: datetime, zone: tzinfo) -> str:
    """From when to when, as text: the day's `<time>` stands beside it."""
    if start.astimezone(zone).date() == end.astimezone(zone).date():
        return moments.hours(start, end, zone)
    return f"{moments.hour(start, zone=zone)} – {moments.date_and_hour(end, zone=zone)}"


@register.simple_tag
def event_time(event: Any, short: bool = False) -> SafeString:
    """'Thursday 10 December 2026, 17.30–19.30 (Helsinki time)' of anything with a start, an end and a zone.

    In short, for lists: the day abbreviated, and no zone, which the event's own page and form name.
    """
    start, end, zone = event.starts_at, event.ends_at, event.zone
    pattern = escape(_("%(day)s, %(hours)s") if short else _("%(day)s, %(hours)s (%(zone)s)"))
    parts = {"day": day(start, zone, short=short), "hours": hours(start, end, zone), "zone": moments.zone_name(zone)}
    return mark_safe(pattern % {name: conditional_escape(part) for name, part in parts.items()})


register.simple_tag(moments.zone_name, name="zone_name")
register.filter("language_name", moments.language_name)


@register.filter
def language_names(tags: Iterable[str]) -> str:
    return moments.language_names(tags)


@register.simple_tag
def event_time_text(event: Any) -> str:
    """The same without markup, for mails."""
    return moments.occasion(event.starts_at, event.ends_at, event.zone)
