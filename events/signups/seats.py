"""Seats, always counted from the sign-ups themselves, never from a number kept beside them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.db.models import Q, QuerySet, Sum

from events.models import Event, Mode, SignUp
from events.models.signup import TAKES_SEATS

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
    taken: Counter[tuple[int, str]] = Counter()
    for row in people_in_seats(SignUp.objects.filter(event__in=listed)):
        taken[row.event, row.mode] += row.people if row.state in TAKES_SEATS else 0
        taken[row.event, Mode.ONLINE] += row.people if row.has_meanwhile else 0
    return {
        event.pk: {str(mode): Seats(event.seats(mode), taken[event.pk, mode]) for mode in event.modes}
        for event in listed
    }


class InSeats(NamedTuple):
    """So many `people` of an event are in this state; `has_meanwhile`: with a seat online beside the one they wait for."""

    event: int
    mode: str
    state: str
    has_meanwhile: bool
    people: int


def people_in_seats(sign_ups: QuerySet[SignUp]) -> Iterator[InSeats]:
    """Those of these who take any seat; one query."""
    rows = sign_ups.filter(Q(state__in=TAKES_SEATS) | Q(has_meanwhile=True)).order_by()
    return map(InSeats._make, rows.values_list("event", "mode", "state", "has_meanwhile").annotate(Sum("people")))


def levels_by_mode(event: Event) -> dict[str, str]:
    """The step of each mode; one query."""
    return {mode: seats.level for mode, seats in count(event).items()}


def level(event: Event) -> str:
    """The step for the event as a whole."""
    return levels([event])[event.pk]


def level_and_modes(event: Event) -> tuple[str, dict[str, str]]:
    """The step for the event as a whole, and that of each mode; one query."""
    modes = count(event)
    return _together(modes).level, {mode: seats.level for mode, seats in modes.items()}


def levels(events: Iterable[Event]) -> dict[int, str]:
    """The steps of several events; one query."""
    return {pk: _together(modes).level for pk, modes in count_all(events).items()}


def _together(modes: dict[str, Seats]) -> Seats:
    return Seats(sum(seats.total for seats in modes.values()), sum(seats.taken for seats in modes.values()))
