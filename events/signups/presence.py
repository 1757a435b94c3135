"""How many are here, always counted from the sign-ups and their companions."""

from typing import NamedTuple

from django.db.models import Count, Q, Sum

from events.models import Companion, Event, Mode, SignUp, State


class Presence(NamedTuple):
    """People: so many have been checked in, and so many have a seat in the room."""

    here: int
    expected: int


def presence(event: Event) -> Presence:
    """Two queries."""
    sign_ups = SignUp.objects.filter(event=event, state=State.SEATED).aggregate(
        here=Count("pk", filter=Q(checked_in_at__isnull=False)),
        expected=Sum("people", filter=Q(mode=Mode.IN_PERSON), default=0),
    )
    companions = Companion.objects.filter(
        sign_up__event=event, sign_up__state=State.SEATED, checked_in_at__isnull=False
    )
    return Presence(sign_ups["here"] + companions.count(), sign_ups["expected"])
