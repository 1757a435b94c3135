"""What the clock brings to those who signed up: reminders, 'still coming?', thanks, and what came of it.

The worker calls these again and again, several workers at once. Each round is one transaction under the event's lock: its row
and its mails are written together or not at all.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from events.models import Event, FeedbackTicket, FollowUp, Mode, Reminder, Round, SignUp, Status, SummaryPage
from events.models.reminder import MOST_HOURS
from events.models.signup import ACTIVE, HAS_SEAT
from events.privacy.follow_up import languages_of_listeners, listeners, tell
from events.reminders import Due, due_before, hour_of
from events.signups.lock import lock_event
from events.signups.telling import announce
from events.telling import spoken

THANKS_AFTER = timedelta(hours=12)  # the next morning, once the host has had time to note who was there
THANKS_WITHIN = timedelta(days=7)  # later they would only surprise
ASKED_FOR = timedelta(days=60)  # how long feedback is taken
PATIENCE = timedelta(days=7)  # how long a summary's translation is waited for
FOLLOWED = timedelta(days=365)
THANKS = "thanks"
Person = TypeVar("Person")


def remind() -> None:
    """Reminders and 'still coming?' of the events that are to come."""
    now = timezone.now()
    events = Event.objects.filter(
        status=Status.SCHEDULED, starts_at__gt=now, starts_at__lte=now + timedelta(hours=MOST_HOURS)
    )
    reminders: dict[int, list[Reminder]] = {}
    for reminder in Reminder.objects.filter(event__in=events).select_related("text"):
        reminders.setdefault(reminder.event_id, []).append(reminder)
    listed = list(events.filter(Q(pk__in=reminders) | Q(still_coming_hours__isnull=False)).order_by("starts_at"))
    done = rounds_of(listed)
    for event in listed:
        keys = {due.key for due in due_before(event, now, reminders.get(event.pk, []))}
        if keys - done.get(event.pk, set()):
            remind_of(event.pk, now)


@transaction.atomic
def remind_of(event_pk: int, now: datetime) -> None:
    """Write what is due of one event. Of several reminders that have become due at once, each person gets the latest."""
    event = lock_event(event_pk)
    if event.status != Status.SCHEDULED or event.starts_at <= now:
        return
    done = rounds_of([event]).get(event.pk, set())
    seated = who_has_a_seat(event)
    reminded: set[int] = set()
    for due in due_before(event, now):
        if due.key in done:
            continue
        told = [
            person for person in seated if concerns(due, person) and (not due.reminder or person.pk not in reminded)
        ]
        if due.reminder:
            reminded |= {person.pk for person in told}
        make_round(event, due.key, told, writer(event, due))


def who_has_a_seat(event: Event) -> list[SignUp]:
    """Those whom a mail can reach; who waits for the room and has a seat online meanwhile is one who takes part online."""
    return list(SignUp.objects.filter(HAS_SEAT, event=event).exclude(email=""))


def concerns(due: Due, person: SignUp) -> bool:
    """Who signs up later than a mail's time has just been told everything."""
    online = due.reminder is not None and due.reminder.only_online
    return person.created_at <= due.at and (person.seat_mode == Mode.ONLINE or not online)


def writer(event: Event, due: Due) -> Callable[[SignUp], None]:
    """`hour` is the one for which the mail is written: once the event has moved it isn't sent."""
    if due.reminder is None:
        return lambda person: announce(person, "still_coming", hour=hour_of(event))
    own = due.reminder.pk
    return lambda person: announce(person, "reminder", reminder=own, hour=hour_of(event))


def thank() -> None:
    """Thanks, with the way to the feedback form."""
    now = timezone.now()
    over = Event.objects.filter(
        status=Status.SCHEDULED,
        sends_thanks=True,
        ends_at__lte=now - THANKS_AFTER,
        ends_at__gt=now - THANKS_WITHIN,
    ).exclude(rounds__key=THANKS)
    for pk in list(over.values_list("pk", flat=True)):
        thank_for(pk)


@transaction.atomic
def thank_for(event_pk: int) -> None:
    event = lock_event(event_pk)
    if event.rounds.filter(key=THANKS).exists():
        return
    make_round(event, THANKS, who_was_there(event), thank_one)


def thank_one(person: SignUp) -> None:
    """The ticket opens the form once. Of whom it was only the outbox knows, until its entry goes."""
    ticket = FeedbackTicket.objects.create(event_id=person.event_id)
    announce(person, THANKS, ticket=str(ticket.pk))


def who_was_there(event: Event) -> list[SignUp]:
    """Those checked in. Where that wasn't done at all, as it seldom is online, whoever had a seat.

    A city that didn't look at the door knows no better; to thank one too many is kinder than to thank nobody.
    """
    seated = who_has_a_seat(event)
    noted = {person.seat_mode for person in seated if person.checked_in_at}
    return [person for person in seated if person.checked_in_at or person.seat_mode not in noted]


def tell_what_came_of_it() -> None:
    """The summary's address, to those who asked: at once in their language, or after a while in the nearest there is."""
    now = timezone.now()
    pages = SummaryPage.objects.live().filter(
        event__ends_at__lte=now, event__ends_at__gt=now - FOLLOWED, locale__language_code__in=spoken()
    )
    published: dict[int, dict[str, datetime]] = {}
    for event, tag, since in pages.values_list("event", "locale__language_code", "first_published_at"):
        published.setdefault(event, {})[tag] = since or now
    done = rounds_of(Event.objects.filter(pk__in=published))
    for event, tag in languages_asked(published):
        waited = min(published[event].values()) <= now - PATIENCE
        if f"came_of_it {tag}" not in done.get(event, set()) and (tag in published[event] or waited):
            tell_followers(event, tag)


def languages_asked(events: Iterable[int]) -> set[tuple[int, str]]:
    """In which languages people want to hear of which event; two queries."""
    named = followers().filter(event__in=events).order_by().values_list("event", "language").distinct()
    return {*named, *languages_of_listeners(events)}


@transaction.atomic
def tell_followers(event_pk: int, tag: str) -> None:
    """Those of one language, of whom each has one; after the event it changes no more."""
    event = lock_event(event_pk)
    name = f"came_of_it {tag}"
    if event.rounds.filter(key=name).exists():
        return
    told: list[SignUp | FollowUp] = [
        *followers().filter(event=event, language=tag),
        *listeners(event).filter(language=tag),
    ]
    make_round(event, name, told, partial(tell_of_summary, event))


def tell_of_summary(event: Event, person: SignUp | FollowUp) -> None:
    if isinstance(person, SignUp):
        announce(person, "came_of_it")
    else:
        tell(person, "came_of_it_apart", event=event.pk)


def followers() -> QuerySet[SignUp]:
    return SignUp.objects.filter(wants_follow_up=True, state__in=ACTIVE).exclude(email="")


def make_round(event: Event, name: str, people: Iterable[Person], write: Callable[[Person], None]) -> None:
    """The round's row and each of its mails. To be called with the event locked."""
    told = list(people)
    Round.objects.create(event=event, key=name, people=len(told))
    for person in told:
        write(person)


def rounds_of(events: Iterable[Event]) -> dict[int, set[str]]:
    """The keys of the rounds that were made, by event; one query."""
    keys: dict[int, set[str]] = {}
    for event, name in Round.objects.filter(event__in=events).values_list("event", "key"):
        keys.setdefault(event, set()).add(name)
    return keys


def forget_tickets() -> None:
    """Those that nobody has used in time."""
    FeedbackTicket.objects.filter(event__ends_at__lt=timezone.now() - ASKED_FOR).delete()
