"""Seats, always counted from the sign-ups themselves, never from a number kept beside them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Sum

from events.models import Event, SignUp, State

MANY, FEW, FULL = "many", "few", "full"


@dataclass(frozen=True)
class Seats:
    """How many people one mode of an event has room for, and how many have a seat."""

    total: int
    taken: int

    @property
    def free(self) -> int:
        return max(0, self.total - self.taken)

    @property
    def level(self) -> str:
        """The step that the public sees, never the number: `many`, `few` or `full`."""
        if not self.free:
            return FULL
        return FEW if self.free * 100 <= self.total * settings.FEW_SEATS_PERCENT else MANY


def count(event: Event) -> dict[str, Seats]:
    """The seats of each mode in which the event is held."""
    return count_all([event])[event.pk]


def count_all(events: Iterable[Event]) -> dict[int, dict[str, Seats]]:
    """The seats of several events, by event and mode; one query, whatever their number."""
    listed = list(events)
    seated = SignUp.objects.filter(event__in=listed, state=State.SEATED)
    rows = seated.values_list("event", "mode").annotate(people=Sum("people")).order_by()
    taken = {(event, mode): people for event, mode, people in rows}
    return {
        event.pk: {str(mode): Seats(event.seats(mode), taken.get((event.pk, mode), 0)) for mode in event.modes}
        for event in listed
    }


def levels_by_mode(event: Event) -> dict[str, str]:
    """The step of each mode; one query."""
    return {mode: seats.level for mode, seats in count(event).items()}


def level(event: Event) -> str:
    """The step for the event as a whole."""
    return levels([event])[event.pk]


def levels(events: Iterable[Event]) -> dict[int, str]:
    """The steps of several events; one query."""
    return {
        pk: Seats(sum(seats.total for seats in modes.values()), sum(seats.taken for seats in modes.values())).level
        for pk, modes in count_all(events).items()
    }
