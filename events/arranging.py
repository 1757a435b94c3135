"""Whether interpretation into a language is arranged: a host says so, or enough people have asked, or the day is over."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from events.changes import change_event
from events.interpretation import asked_for, is_too_late
from events.models import Event, EventChange, Status
from events.signups.lock import lock_event


@transaction.atomic
def decide(*, event: Event, tag: str, arranged: bool, user: Any) -> EventChange | None:
    """Say that this language is interpreted, or that it won't be. None where that was decided before: nobody is told twice."""
    event = lock_event(event.pk)
    if tag not in event.interpretation_on_demand:
        return None
    facts = {"interpretation_on_demand": [other for other in event.interpretation_on_demand if other != tag]}
    if arranged:
        facts["interpretation_languages"] = [*event.interpretation_languages, tag]
    return change_event(event=event, facts=facts, user=user)


def look_after_interpretation() -> None:
    """What the clock brings, to be called by the worker; two may do so at once."""
    coming = Event.objects.filter(status=Status.SCHEDULED, starts_at__gt=timezone.now())
    for event in coming.exclude(interpretation_on_demand=[]).order_by("starts_at"):
        for tag in event.interpretation_on_demand:
            decide_if_due(event=event, tag=tag)


@transaction.atomic
def decide_if_due(*, event: Event, tag: str) -> EventChange | None:
    """Decide by the numbers alone: arranged as soon as enough have asked, not arranged when the day is over."""
    event = lock_event(event.pk)
    asked, _waiting = asked_for(event)
    if asked[tag] >= event.interpretation_threshold:
        return decide(event=event, tag=tag, arranged=True, user=None)
    return decide(event=event, tag=tag, arranged=False, user=None) if is_too_late(event) else None
