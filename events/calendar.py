"""Calendar files (iCalendar, RFC 5545; scheduling by mail, RFC 5546 and 6047).

A sign-up keeps one UID and a SEQUENCE that grows with each change, so that a calendar replaces its entry instead of adding
another. Times are given in UTC, which every calendar turns into its own.
"""

from collections.abc import Iterable
from datetime import UTC, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, vCalAddress, vDuration, vText
from icalendar import Event as Entry

from events.models import Event, EventPage, Mode, SignUp, Status

PRODUCT = "-//International Espoo//EN"
ASKED_AGAIN = timedelta(hours=4)
STATUSES = {
    Status.SCHEDULED: "CONFIRMED",
    Status.POSTPONED: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
}  # RFC 5545, 3.8.1.11


def invitation(sign_up: SignUp, page: EventPage | None) -> bytes:
    """The entry of somebody who has a seat (METHOD:REQUEST, accepted already, no answer wanted).

    It leads to the meeting's public page: families and colleagues share calendars, and the personal link can give up the seat.
    """
    entry = _entry(sign_up.event, page, sign_up.mode_now)
    if page:
        entry.add("url", page.full_url)
    entry.add("status", "CONFIRMED")
    return _scheduling("REQUEST", entry, sign_up)


def cancellation(sign_up: SignUp, page: EventPage | None, replaced: tuple[str, int] | None = None) -> bytes:
    """Takes the entry out of the calendar again (METHOD:CANCEL); or one `replaced` since, by its UID and SEQUENCE."""
    entry = _entry(sign_up.event, page, sign_up.mode_now)
    entry.add("status", "CANCELLED")
    return _scheduling("CANCEL", entry, sign_up, replaced)


def public_entry(event: Event, page: EventPage) -> bytes:
    """The event as anyone may put it into a calendar: no seat, no person."""
    return _file("PUBLISH", [_public(event, page)])


def feed(entries: Iterable[tuple[Event, EventPage]], *, name: str, address: str) -> bytes:
    """The events of the series as a calendar that one subscribes to; `address` is where it comes from (RFC 7986)."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)  # what programs older than RFC 7986 read
    calendar.add("source", address, parameters={"value": "URI"})
    calendar.add("refresh-interval", ASKED_AGAIN, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(ASKED_AGAIN))
    for event, page in entries:
        calendar.add_component(_public(event, page))
    return bytes(calendar.to_ical())


def _public(event: Event, page: EventPage) -> Entry:
    entry = _entry(event, page, None)
    entry.add("uid", f"{event.code}@{settings.MAIL_DOMAIN}")
    entry.add("dtstamp", event.changed_at.astimezone(UTC))
    entry.add("last-modified", event.changed_at.astimezone(UTC))
    entry.add("url", page.full_url)
    entry.add("status", STATUSES[Status(event.status)])
    return entry


def _entry(event: Event, page: EventPage | None, mode: str | None) -> Entry:
    entry = Entry()
    entry.add("summary", page.title if page else event.name)
    entry.add("dtstart", event.starts_at.astimezone(UTC))
    entry.add("dtend", event.ends_at.astimezone(UTC))
    if place := place_text(event, mode, with_link=mode is not None):
        entry.add("location", place)
    if page and page.lead:
        entry.add("description", page.lead)
    return entry


def place_text(event: Event, mode: str | None, *, with_link: bool) -> str:
    """Where, in one line: venue and street; or that it is online, with the link for those who have a seat."""
    if mode == Mode.ONLINE or not event.has_room:
        return event.online_link if with_link and event.online_link else _("Online")
    venue = event.venue
    if venue is None:
        return ""
    return _("%(venue)s, %(street)s") % {"venue": venue.words.name.text, "street": venue.words.street.text}


def _scheduling(method: str, entry: Entry, sign_up: SignUp, replaced: tuple[str, int] | None = None) -> bytes:
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    organizer = vCalAddress(f"mailto:{address}")
    organizer.params["cn"] = vText(name)
    attendee = vCalAddress(f"mailto:{sign_up.email}")
    attendee.params["cn"] = vText(sign_up.name)
    attendee.params["partstat"] = vText("ACCEPTED")
    attendee.params["rsvp"] = vText("FALSE")
    uid, sequence = replaced or (sign_up.calendar_uid, sign_up.calendar_sequence)
    entry.add("uid", uid)
    entry.add("sequence", sequence)
    entry.add("dtstamp", timezone.now().astimezone(UTC))
    entry.add("organizer", organizer)
    entry.add("attendee", attendee)
    return _file(method, [entry])


def _file(method: str, entries: Iterable[Entry]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    for entry in entries:
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def media_type(method: str) -> str:
    """For a mail, where the charset is written by who sends it. The method stands here too (RFC 6047, 2.4)."""
    return f"text/calendar; method={method}"


def content_type(method: str) -> str:
    """For an answer over HTTP."""
    return f"{media_type(method)}; charset=utf-8"
