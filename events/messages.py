"""The mails to those who sign up, each in the person's language. Their texts stand in `templates/events/mails/`."""

import uuid
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import moments
from core.outbox.mail import Attachment, Letter, mail
from core.outbox.models import OutboxEntry
from events import calendar
from events.models import EventPage, SignUp, State, Status
from events.signups.links import personal_address
from events.telling import nearest_pages


@mail("signed_up")
def signed_up(entry: OutboxEntry) -> Letter | None:
    """The answer to every sign-up, a second one of the same address too: what its place is now."""
    return place_letter(entry)


@mail("promoted")
def promoted(entry: OutboxEntry) -> Letter | None:
    """A seat has become free for somebody who waited."""
    return place_letter(entry, "promoted")


@mail("event_changed")
def event_changed(entry: OutboxEntry) -> Letter | None:
    """Time, place or mode have changed; the mail says how it is now, and which hour it was before."""
    return place_letter(entry, "changed")


@mail("cancelled")
def cancelled(entry: OutboxEntry) -> Letter | None:
    """The person has given up the seat, or the host did it for her."""
    told = find(entry)
    if told is None:
        return None
    sign_up, page = told
    subject = _("Your sign-up is cancelled: %(title)s") % {"title": page.title}
    return letter(sign_up, page, "cancelled", subject, calendar.cancellation(sign_up, page), "CANCEL")


@mail("event_cancelled")
def event_cancelled(entry: OutboxEntry) -> Letter | None:
    """The event won't be held, or not then; the entry leaves the calendar of those who had a seat."""
    told = find(entry)
    if told is None or told[0].event.status == Status.SCHEDULED:
        return None
    sign_up, page = told
    if sign_up.event.status == Status.POSTPONED:
        subject = _("Postponed: %(title)s") % {"title": page.title}
    else:
        subject = _("Cancelled: %(title)s") % {"title": page.title}
    entry_file = calendar.cancellation(sign_up, page) if sign_up.state == State.SEATED else None
    return letter(sign_up, page, "event_cancelled", subject, entry_file, "CANCEL")


def place_letter(entry: OutboxEntry, occasion: str = "") -> Letter | None:
    """A mail that says which place the person has, with a calendar file where it is a seat.

    `occasion` is `promoted` or `changed` where one of these is why it is written.
    """
    told = find(entry)
    if told is None or told[0].state == State.CANCELLED:
        return None
    sign_up, page = told
    if occasion == "changed":
        subject = _("Changed: %(title)s") % {"title": page.title}
    elif sign_up.state == State.SEATED:
        subject = _("You have a seat: %(title)s") % {"title": page.title}
    else:
        subject = _("You are on the waiting list: %(title)s") % {"title": page.title}
    seated = sign_up.state == State.SEATED
    entry_file = calendar.invitation(sign_up, page, personal_address(sign_up)) if seated else None
    return letter(sign_up, page, "place", subject, entry_file, "REQUEST", occasion=occasion, was=was(entry, sign_up))


def find(entry: OutboxEntry) -> tuple[SignUp, EventPage] | None:
    """Whom and what a mail is about; None where the sign-up or its pages are gone."""
    sign_up = SignUp.objects.select_related("event__venue__locale").filter(public_id=uuid.UUID(entry.target)).first()
    if sign_up is None:
        return None
    page = nearest_pages([sign_up.event], get_language() or "").get(sign_up.event_id)
    return (sign_up, page) if page else None


def letter(
    sign_up: SignUp, page: EventPage, name: str, subject: str, entry: bytes | None, method: str, **occasion: Any
) -> Letter:
    """The mail `name` as text, with a calendar file where there is an entry to change."""
    seated = sign_up.state == State.SEATED
    context = {
        "sign_up": sign_up,
        "event": sign_up.event,
        "page": page,
        "seated": seated,
        "place_in_line": place_in_line(sign_up),
        "place": calendar.place_text(sign_up.event, sign_up.mode, with_link=seated),
        "personal_address": personal_address(sign_up),
        **occasion,
    }
    return Letter(
        to=sign_up.email,
        subject=subject,
        text=render_to_string(f"events/mails/{name}.txt", context).strip() + "\n",
        attachments=[Attachment("event.ics", entry, calendar.media_type(method))] if entry else [],
    )


def was(entry: OutboxEntry, sign_up: SignUp) -> str:
    """When the event was to be before it moved, in one line; empty where its hour is the same."""
    if not {"starts_at", "ends_at"} <= set(entry.parameters):
        return ""
    start, end = (datetime.fromisoformat(entry.parameters[name]) for name in ("starts_at", "ends_at"))
    return moments.occasion(start, end, sign_up.event.zone)


def place_in_line(sign_up: SignUp) -> int | None:
    """1 for the first who waits; None for somebody who has a seat."""
    if sign_up.state != State.WAITING:
        return None
    return SignUp.objects.filter(
        event=sign_up.event_id, mode=sign_up.mode, state=State.WAITING, number__lte=sign_up.number
    ).count()
