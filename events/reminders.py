"""When an event's mails are due, and how its reminders are set."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from events.models import Event, EventChange, Reminder, ReminderText, Round
from events.signups.lock import lock_event


class Wanted(NamedTuple):
    """One reminder as an editor wants it."""

    hours_before: int
    only_online: bool = False
    text: ReminderText | None = None


class Due(NamedTuple):
    """A mail whose time has come: `key` is its round's, `reminder` is missing of 'still coming?'."""

    key: str
    at: datetime
    reminder: Reminder | None = None


DEFAULTS = [Wanted(48), Wanted(1, only_online=True)]


def add_default_reminders(event: Event) -> None:
    """Those of a new event; the one for who takes part online waits for the day when the event moves online."""
    Reminder.objects.bulk_create(Reminder(event=event, **wanted._asdict()) for wanted in DEFAULTS)


@transaction.atomic
def set_reminders(*, event: Event, wanted: Iterable[Wanted], user: Any) -> EventChange | None:
    """Let the event have these reminders, one an hour, and no others; None where nothing is different.

    One whose time is past already isn't sent any more.
    """
    event = lock_event(event.pk)
    known = {reminder.hours_before: reminder for reminder in event.reminders.select_related("text")}
    before, after = describe(known.values()), dict(sorted((one.hours_before, one) for one in wanted))
    event.reminders.exclude(hours_before__in=after).delete()
    for hours, one in after.items():
        Reminder.objects.update_or_create(
            event=event, hours_before=hours, defaults={"only_online": one.only_online, "text": one.text}
        )
    now = describe(event.reminders.select_related("text"))
    if before == now:
        return None
    pass_over(event)
    event.save()  # whoever has the event's screen open has seen other reminders
    log(instance=event, action="wagtail.edit", user=user, data={"fields": ["reminders"]})
    return EventChange.objects.create(event=event, changed_by=user, facts={"reminders": [before, now]})


@transaction.atomic
def copy_reminders(of: Event, to: Event) -> None:
    """Let an event have the reminders of another, with their texts, and no others; for an event that is copied.

    When it asks 'still coming?' and whether it thanks are facts of the event, which are copied with the others.
    """
    to = lock_event(to.pk)
    to.reminders.all().delete()
    Reminder.objects.bulk_create(
        Reminder(event=to, hours_before=one.hours_before, only_online=one.only_online, text_id=one.text_id)
        for one in of.reminders.all()
    )
    pass_over(to)


def describe(reminders: Iterable[Reminder]) -> str:
    """As the history keeps them: `48; 1 online; 3 (Bring a pen)`."""
    told = []
    for reminder in sorted(reminders, key=lambda reminder: -reminder.hours_before):
        online, text = " online" if reminder.only_online else "", f" ({reminder.text})" if reminder.text else ""
        told.append(f"{reminder.hours_before}{online}{text}")
    return "; ".join(told)


def pass_over(event: Event) -> None:
    """What should have gone out before now won't: the event has just changed, and people hear of that instead."""
    Round.objects.bulk_create(
        (Round(event=event, key=due.key) for due in due_before(event, timezone.now())), ignore_conflicts=True
    )


def due_before(event: Event, now: datetime, reminders: Sequence[Reminder] | None = None) -> list[Due]:
    """The mails of this event whose time has come, whether written or not; the nearest to its beginning first."""
    own = event.reminders.select_related("text") if reminders is None else reminders
    mails = [Due(key(event, f"reminder {one.hours_before}"), hours_ahead(event, one.hours_before), one) for one in own]
    if event.still_coming_hours:
        mails.append(Due(key(event, "still_coming"), hours_ahead(event, event.still_coming_hours)))
    return sorted((due for due in mails if due.at <= now), key=lambda due: due.at, reverse=True)


def key(event: Event, mail: str) -> str:
    """Of a round that belongs to the event's hour: once that has changed, it is another."""
    return f"{mail} {hour_of(event)}"


def hour_of(event: Event) -> str:
    return event.starts_at.astimezone(UTC).isoformat(timespec="minutes")


def hours_ahead(event: Event, hours: int) -> datetime:
    return event.starts_at - timedelta(hours=hours)
