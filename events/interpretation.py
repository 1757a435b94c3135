"""Interpretation that is arranged when enough people ask: who asks, and what they are told once it is decided.

An event promises it for languages of `interpretation_on_demand`. Decided means that a language leaves that list: into
`interpretation_languages`, or nowhere. Whoever does that, `events.changes` tells those who asked, in the same transaction.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any, NamedTuple

from django.utils import timezone

from core import outbox
from events.models import Event, SignUp, State, Status
from events.models.signup import ACTIVE
from events.signups.telling import announce

COUNTED = [state for state in ACTIVE if state != State.HELD]  # a seat that nobody has confirmed may be nobody's
ARRANGED, ON_DEMAND, NOT_ARRANGED = "arranged", "on_demand", "not_arranged"


class Demand(NamedTuple):
    """How many ask for a language, those on the waiting list included, and what the event says of it."""

    tag: str
    asked: int
    waiting: int
    state: str


def demand(event: Event) -> list[Demand]:
    """For each language that the event names or somebody asks for, the most wanted first; one query."""
    asked, waiting = asked_for(event)
    tags = dict.fromkeys([*event.interpretation_on_demand, *event.interpretation_languages, *asked])
    found = [Demand(tag, asked[tag], waiting[tag], _state(event, tag)) for tag in tags]
    return sorted(found, key=lambda row: -row.asked)


def asked_for(event: Event) -> tuple[Counter[str], Counter[str]]:
    """How many ask for each language, and how many of these wait; one query."""
    asked: Counter[str] = Counter()
    waiting: Counter[str] = Counter()
    rows = SignUp.objects.filter(event=event, state__in=COUNTED).exclude(interpretation=[]).order_by()
    for state, tags in rows.values_list("state", "interpretation"):
        asked.update(set(tags))
        waiting.update(set(tags) if state == State.WAITING else [])
    return asked, waiting


def who_asked(event: Event, tag: str) -> list[SignUp]:
    """Those on the list who asked for this language; SQLite can't look into a list, so it is looked into here."""
    rows = SignUp.objects.filter(event=event, state__in=ACTIVE).exclude(interpretation=[])
    return [row for row in rows if tag in row.interpretation]


def can_ask(event: Event) -> list[str]:
    """The languages that are promised to enough people, until the day is over."""
    return event.interpretation_on_demand if not is_too_late(event) else []


def is_too_late(event: Event) -> bool:
    until = event.interpretation_until
    return until is None or timezone.localdate(timezone=event.zone) > until


def last_day(event: Event) -> datetime:
    """The day until which people can ask, as a moment in the event's zone, for those who write days."""
    if event.interpretation_until is None:
        raise ValueError("this event promises nothing")
    return datetime.combine(event.interpretation_until, time(12), tzinfo=event.zone)


def tell_decided(event: Event, changed: dict[str, tuple[Any, Any]], user: Any) -> None:
    """Tell those who asked for a language that has left the list, once, and the event's other hosts. Called under its lock."""
    if "interpretation_on_demand" not in changed or event.status != Status.SCHEDULED or event.is_over:
        return
    before, after = changed["interpretation_on_demand"]
    others = event.hosts.exclude(pk=user.pk) if user else event.hosts.all()
    for tag in before:
        if tag not in after:
            mail = "interpretation_arranged" if tag in event.interpretation_languages else "interpretation_refused"
            for sign_up in who_asked(event, tag):
                announce(sign_up, mail, language=tag)
            _tell_hosts(others, event, tag)


def _tell_hosts(hosts: Iterable[Any], event: Event, tag: str) -> None:
    arranged = tag in event.interpretation_languages
    for host in hosts:
        if host.is_active and host.email:
            profile = getattr(host, "wagtail_userprofile", None)
            outbox.put(
                kind="mail.interpretation_decided",
                target=str(host.pk),
                language=profile.get_preferred_language() if profile else "",
                parameters={"event": event.pk, "language": tag, "arranged": arranged},
            )


def _state(event: Event, tag: str) -> str:
    if tag in event.interpretation_languages:
        return ARRANGED
    return ON_DEMAND if tag in event.interpretation_on_demand else NOT_ARRANGED
