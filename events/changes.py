"""The only door through which an event’s facts change: at once in every language, with a history, and told to those concerned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.log_actions import log

from core.words import HasSource
from events.interpretation import tell_decided
from events.models import ChangeNote, Event, EventChange, Mode, SignUp, Status
from events.models.signup import ACTIVE
from events.privacy.promises import refuse_broken_promises
from events.reminders import pass_over
from events.signups import promote
from events.signups.change_mode import follow_event, seats_kept, who_must_wait
from events.signups.clock import give_time_again
from events.signups.entries import begin_new_entries, raise_sequence
from events.signups.lock import lock_event
from events.signups.still_coming import ask_anew
from events.signups.telling import announce

Differences = dict[str, tuple[Any, Any]]

# Who has signed up must hear of these; of the link, only who takes part online.
TOLD_TO_ALL = {"status", "starts_at", "ends_at", "mode", "venue"}
TOLD_TO_ONLINE = {"online_link"}


class Stale(Exception):
    """Somebody else has changed the event since it was read."""


@dataclass(frozen=True)
class Concerned:
    """How many people must be told of a change, in which languages, and how many of them lose their seats by it."""

    people: int
    tags: Sequence[str] = ()
    lose_seats: int = 0

    @property
    def languages(self) -> int:
        return len(self.tags)


@transaction.atomic
def change_event(
    *,
    event: Event,
    facts: dict[str, Any],
    user: Any,
    seen_at: datetime | None = None,
    notes: dict[str, str] | None = None,
) -> EventChange | None:
    """Give the event these facts; None where nothing is different. `user` is None where the clock did it.

    `facts` maps names of Event's fields to values, of topics and hosts to rows. `seen_at` is the `changed_at` of the row that
    the editor saw. `notes` are what she adds to the mails, by language, the original first. Raises `Stale`, or ValidationError
    by field: facts that contradict each other, or fewer seats than people who have one.
    """
    event = lock_event(event.pk)
    if seen_at is not None and event.changed_at != seen_at:
        raise Stale
    changed = differences(event, facts)
    if not changed:
        return None
    before = {field: as_text(old) for field, (old, _new) in changed.items()}
    _apply(event, changed)
    event.full_clean()
    refuse_lost_seats(event)
    refuse_broken_promises(event)
    event.save()
    had_seats = seats_by_person(event)
    follow_event(event=event)
    if "status" in changed and event.status == Status.SCHEDULED:
        give_time_again(event=event)
    _set_mails_anew(event, set(changed))
    told = list(concerned(event, changed))
    facts = {field: [before[field], as_text(new)] for field, (_old, new) in changed.items()}
    change = _keep_history(event, facts, user, len(told))
    if told:
        _keep_notes(change, notes or {})
    _tell(told, mail_about(event, changed), before_move(change) | {"change": change.pk}, had_seats)
    tell_decided(event, changed, user)
    promote(event=event)
    return change


def _keep_history(event: Event, facts: dict[str, list[str]], user: Any, count: int) -> EventChange:
    log(instance=event, action="wagtail.edit", user=user, data={"fields": sorted(facts)})
    return EventChange.objects.create(
        event=event, changed_by=user, by_itself=user is None, facts=facts, concerned=count
    )


def _keep_notes(change: EventChange, notes: dict[str, str]) -> None:
    written = [ChangeNote(change=change, language=tag, text=text) for tag, text in notes.items() if text]
    ChangeNote.objects.bulk_create(written)


def differences(event: Event, facts: dict[str, Any]) -> Differences:
    """{field: (before, after)} of those facts that would be different."""
    found: Differences = {}
    for field, after in facts.items():
        before = getattr(event, field)
        if isinstance(Event._meta.get_field(field), models.ManyToManyField):
            before, after = list(before.all()), list(after)
        elif isinstance(after, HasSource):
            after = after.source
        if not _same(before, after):
            found[field] = (before, after)
    return found


def concerned(event: Event, changed: Differences) -> QuerySet[SignUp]:
    """Whom these changes concern and a mail can tell, of an event that is now as given.

    Nobody, where the event is over and was so before (a slip may move it into the past), or had been called off and still is.
    """
    active = SignUp.objects.filter(event=event, state__in=ACTIVE).exclude(email="")
    fields = set(changed)
    called_off = event.status != Status.SCHEDULED and "status" not in changed
    ended = changed["ends_at"][0] if "ends_at" in changed else event.ends_at
    if called_off or (event.is_over and ended <= timezone.now()):
        return active.none()
    if fields & TOLD_TO_ALL:
        return active
    online = active.filter(Q(mode=Mode.ONLINE) | Q(has_meanwhile=True))
    return online if fields & TOLD_TO_ONLINE else active.none()


def count_concerned(event: Event, changed: Differences) -> Concerned:
    """How many people would be told of these changes; `event` has the facts as they would be."""
    languages = list(concerned(event, changed).values_list("language", flat=True))
    lose_seats = sum(sign_up.people for sign_up in who_must_wait(event)) if "mode" in changed else 0
    return Concerned(len(languages), sorted(set(languages)), lose_seats)


def refuse_lost_seats(event: Event) -> None:
    """Raise ValidationError where fewer seats are left than people have who keep their way of taking part."""
    wrong = {}
    for mode, left in seats_kept(event).items():
        if left.taken > left.total:
            field = "seats_in_person" if mode == Mode.IN_PERSON else "seats_online"
            wrong[field] = ngettext(
                "%(count)d person has a seat already. Keep as many seats, or cancel sign-ups first.",
                "%(count)d people have a seat already. Keep as many seats, or cancel sign-ups first.",
                left.taken,
            ) % {"count": left.taken}
    if wrong:
        raise ValidationError(wrong)


def as_text(value: Any) -> str:
    """A fact as the history keeps it: times in ISO 8601 and UTC, several things with a semicolon between."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="minutes")
    if isinstance(value, list):
        return "; ".join(str(part) for part in value)
    return str(value)


def _same(before: Any, after: Any) -> bool:
    if isinstance(before, datetime) and isinstance(after, datetime):
        # Nobody types seconds: a time that differs in them alone has not been changed.
        return before.replace(second=0, microsecond=0) == after.replace(second=0, microsecond=0)
    if isinstance(before, list):
        return len(before) == len(after) and all(part in after for part in before)
    return bool(before == after)


def _apply(event: Event, changed: Differences) -> None:
    for field, (_before, after) in changed.items():
        if isinstance(Event._meta.get_field(field), models.ManyToManyField):
            getattr(event, field).set(after)
        else:
            setattr(event, field, after)


def _set_mails_anew(event: Event, fields: set[str]) -> None:
    """A moved event's reminders go out for its new hour, but none of those that would be late already."""
    if fields & {"starts_at", "status", "still_coming_hours"}:
        pass_over(event)
    if "starts_at" in fields:
        ask_anew(event=event)


def before_move(change: EventChange) -> dict[str, str]:
    """The hour that people had in mind, in ISO 8601, where it has changed: `starts_at` and `ends_at`."""
    if not {"starts_at", "ends_at"} & set(change.facts):
        return {}
    now = {"starts_at": as_text(change.event.starts_at), "ends_at": as_text(change.event.ends_at)}
    return now | {field: change.facts[field][0] for field in now if field in change.facts}


def mail_about(event: Event, changed: Differences) -> str:
    """Which mail tells of these changes, made of an event that is now as given."""
    if event.status != Status.SCHEDULED:
        return "event_cancelled"
    return "event_on_again" if "status" in changed else "event_changed"


def seats_by_person(event: Event) -> dict[int, str]:
    """In which way each has a seat, by pk; empty for who has none."""
    return {sign_up.pk: sign_up.seat_mode for sign_up in SignUp.objects.filter(event=event, state__in=ACTIVE)}


def _tell(sign_ups: list[SignUp], mail: str, parameters: dict[str, Any], had_seats: dict[int, str]) -> None:
    """A mail to each, whose calendar file replaces the one before, or begins anew where that one was taken out."""
    left: dict[int, dict[str, object]] = {}
    if mail == "event_on_again":
        left = begin_new_entries(sign_ups)
    else:
        raise_sequence(sign_ups)
    for sign_up in sign_ups:
        had = had_seats.get(sign_up.pk, "")
        moved = {"had_seat_in": had} if had and had != sign_up.seat_mode else {}
        announce(sign_up, mail, **parameters, **moved, **left.get(sign_up.pk, {}))
