"""The mails to those who sign up, each in the person's language: when each is written, and what it does to a calendar."""

import uuid
from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.utils import timezone, translation

from core.interface import interface_tag
from core.outbox import stationery
from core.outbox.mail import Attachment, Letter, accepted, mail
from core.outbox.models import OutboxEntry
from core.outbox.stationery import Contents
from core.words import attach_words
from events import calendar
from events.mails import interpretation, reminders, seats, words
from events.mails.changes import note_for
from events.mails.words import Matter
from events.models import Mode, Reminder, SignUp, State, Status
from events.models.signup import ACTIVE
from events.reminders import hour_of
from events.signups import start_clock
from events.signups.clock import without_clock
from events.telling import nearest_summary, page_or_draft


@mail("signed_up")
def signed_up(entry: OutboxEntry) -> Letter | None:
    """The answer to every sign-up, a second one of the same address too: what its place is now."""
    return place_letter(entry, seats.place)


@mail("promoted")
def promoted(entry: OutboxEntry) -> Letter | None:
    """A seat has become free for somebody who waited."""
    return place_letter(entry, seats.promoted)


@mail("meanwhile")
def meanwhile(entry: OutboxEntry) -> Letter | None:
    """A seat online has become free for somebody who waits for one in the room."""
    return place_letter(entry, seats.meanwhile)


@mail("lapsed")
def lapsed(entry: OutboxEntry) -> Letter | None:
    """A seat that was held or offered wasn't answered for in time."""
    matter = find(entry)
    if matter is None or matter.event.status != Status.SCHEDULED:
        return None
    if matter.sign_up.state == State.LAPSED:
        return letter(matter, seats.lapsed, [])
    keeps_online = matter.sign_up.state == State.SEATED and matter.sign_up.mode == Mode.ONLINE
    return letter(matter, seats.kept_online, invitation(matter)) if keeps_online else None


@mail("no_seat")
def no_seat(entry: OutboxEntry) -> Letter | None:
    """Sign-up has closed for somebody who still waits; nothing to tell to who has got a seat or gone since."""
    matter = find(entry)
    if matter is None or not matter.waits or matter.event.status != Status.SCHEDULED:
        return None
    return letter(matter, seats.no_seat, [])


@mail("event_changed")
def event_changed(entry: OutboxEntry) -> Letter | None:
    """Time, place or mode have changed; the mail says how it is now, and which hour it was before."""
    return place_letter(entry, words.changed)


@mail("event_on_again")
def event_on_again(entry: OutboxEntry) -> Letter | None:
    """The event was called off or postponed, and is held after all; it enters the calendar again."""
    return place_letter(entry, words.on_again)


@mail("cancelled")
def cancelled(entry: OutboxEntry) -> Letter | None:
    """The person has given up the seat, or the host did it for her."""
    matter = find(entry)
    if matter is None:
        return None
    return letter(matter, words.cancelled, withdrawal(matter) if entry.parameters.get("had_seat", True) else [])


@mail("event_cancelled")
def event_cancelled(entry: OutboxEntry) -> Letter | None:
    """The event won't be held, or not then; the entry leaves the calendar of those who had a seat."""
    matter = find(entry)
    if matter is None or matter.event.status == Status.SCHEDULED:
        return None
    write = words.postponed if matter.event.status == Status.POSTPONED else words.event_cancelled
    return letter(matter, write, withdrawal(matter) if matter.is_seated else [])


@mail("interpretation_arranged")
def interpretation_arranged(entry: OutboxEntry) -> Letter | None:
    """Enough people have asked, or a host says so."""
    return place_letter(entry, lambda matter: interpretation.arranged(matter, entry.parameters["language"]), [])


@mail("interpretation_refused")
def interpretation_refused(entry: OutboxEntry) -> Letter | None:
    """Too few people have asked, or a host says no."""
    return place_letter(entry, lambda matter: interpretation.refused(matter, entry.parameters["language"]), [])


@accepted("signed_up")
@accepted("promoted")
@accepted("event_on_again")
def the_clock_starts(entry: OutboxEntry) -> None:
    """From now on the person can know that she must answer."""
    for sign_up in without_clock().filter(public_id=uuid.UUID(entry.target)):
        start_clock(sign_up=sign_up)


@mail("reminder")
def reminder(entry: OutboxEntry) -> Letter | None:
    """The facts once more, in the reminder's own words if it has some. The calendar knows them already."""
    matter = find_seated(entry)
    if matter is None:
        return None
    own = Reminder.objects.select_related("text__locale").filter(pk=entry.parameters.get("reminder")).first()
    text = own.text if own else None
    attach_words([text] if text else [], translation.get_language() or "")
    return letter(matter, partial(reminders.reminder, own=text), [])


@mail("still_coming")
def still_coming(entry: OutboxEntry) -> Letter | None:
    """Who doesn't come after all can say so; not to whoever has answered meanwhile."""
    matter = find_seated(entry)
    if matter is None or matter.sign_up.still_coming_at:
        return None
    return letter(matter, reminders.still_coming, [])


@mail("thanks")
def thanks(entry: OutboxEntry) -> Letter | None:
    """The way to the feedback form, by the ticket that was drawn for this mail."""
    matter = find(entry)
    if matter is None or not matter.is_seated:
        return None
    ticket = entry.parameters.get("ticket") or str(uuid.UUID(int=0))  # in a preview it opens nothing
    return letter(matter, partial(reminders.thanks, ticket=ticket), [])


@mail("came_of_it")
def came_of_it(entry: OutboxEntry) -> Letter | None:
    """The summary, to those who asked to be told; None once it has been taken back."""
    matter = find(entry)
    if matter is None or not matter.sign_up.wants_follow_up:
        return None
    summary = nearest_summary(matter.event, translation.get_language() or "")
    return letter(matter, partial(reminders.came_of_it, summary=summary), []) if summary else None


def find_seated(entry: OutboxEntry) -> Matter | None:
    """Of somebody who has a seat at an event that is still to be held, at the `hour` for which the mail was written.

    A preview names no hour: it can be read when the event is over, too.
    """
    matter = find(entry)
    if matter is None or not matter.is_seated or matter.event.status != Status.SCHEDULED:
        return None
    hour = entry.parameters.get("hour")
    if hour and (hour != hour_of(matter.event) or matter.event.starts_at <= timezone.now()):
        return None
    return matter


def place_letter(
    entry: OutboxEntry, write: Callable[[Matter], Contents], attachments: list[Attachment] | None = None
) -> Letter | None:
    """A mail that says which place the person has, with a calendar file where it is a seat, unless others are named.

    None while the event is called off: whoever did that has written another mail, which says so.
    """
    matter = find(entry)
    if matter is None or matter.sign_up.state not in ACTIVE or matter.event.status != Status.SCHEDULED:
        return None
    return letter(matter, write, calendar_files(matter, entry) if attachments is None else attachments)


def letter(matter: Matter, write: Callable[[Matter], Contents], attachments: list[Attachment]) -> Letter:
    """The mail in the language that is active, or wholly in English where the interface doesn't speak it yet."""
    with translation.override(interface_tag(translation.get_language() or "")):
        return stationery.write(write(matter), to=matter.sign_up.email, attachments=attachments)


def find(entry: OutboxEntry) -> Matter | None:
    """Whom and what a mail is about, with their words; None where the sign-up is gone, or its address."""
    related = ("event__venue__locale", "event__contact__locale")
    reachable = SignUp.objects.select_related(*related).exclude(email="")
    sign_up = reachable.filter(public_id=uuid.UUID(entry.target)).first()
    if sign_up is None:
        return None
    tag = translation.get_language() or ""
    attach_words([sign_up.event.venue] if sign_up.event.venue else [], tag)
    attach_words([sign_up.event.contact] if sign_up.event.contact else [], tag)
    return Matter(
        sign_up=sign_up,
        page=page_or_draft(sign_up.event, tag),
        was=hours_before(entry),
        note=note_for(entry.parameters.get("change"), tag),
        had_seat_in=entry.parameters.get("had_seat_in", ""),
    )


def hours_before(entry: OutboxEntry) -> tuple[datetime, datetime] | None:
    """When the event was to begin and end before it moved; None where its hours are the same."""
    if not {"starts_at", "ends_at"} <= set(entry.parameters):
        return None
    start, end = (datetime.fromisoformat(entry.parameters[name]) for name in ("starts_at", "ends_at"))
    return start, end


def calendar_files(matter: Matter, entry: OutboxEntry) -> list[Attachment]:
    """The entry of a seat; one that takes it out for who has lost hers; and one for an entry that was called off unheard."""
    files = invitation(matter) if matter.is_seated else withdrawal(matter) if matter.had_seat_in else []
    if old := entry.parameters.get("old_uid"):
        replaced = (old, entry.parameters["old_sequence"])
        cancelled = calendar.cancellation(matter.sign_up, matter.page, replaced)
        files.append(Attachment("earlier.ics", cancelled, calendar.media_type("CANCEL")))
    return files


def invitation(matter: Matter) -> list[Attachment]:
    entry = calendar.invitation(matter.sign_up, matter.page)
    return [Attachment("event.ics", entry, calendar.media_type("REQUEST"))]


def withdrawal(matter: Matter) -> list[Attachment]:
    entry = calendar.cancellation(matter.sign_up, matter.page)
    return [Attachment("event.ics", entry, calendar.media_type("CANCEL"))]
