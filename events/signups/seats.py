"""Seats, always counted from the sign-ups and invitations themselves, never from a number kept beside them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Greatest

from events.models import Event, Mode, SignUp
from events.models.invitation import open_invitations
from events.models.signup import TAKES_SEATS

KEPT = "kept"  # stands where the state of a sign-up would
MANY, FEW, FULL = "many", "few", "full"


@dataclass(frozen=True)
class Seats:
    """How many people one mode of an event has room for, how many have a seat, and how many seats are kept for invited ones."""

    total: int
    taken: int
    kept: int = 0

    @property
    def free(self) -> int:
        """For everybody."""
        return max(0, self.total - self.taken - self.kept)

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
    kept: Counter[tuple[int, str]] = Counter()
    rows = _in_seats(SignUp.objects.filter(event__in=listed)).union(_kept_for_invited(listed), all=True)
    for row in map(InSeats._make, rows):
        taken[row.event, row.mode] += row.people if row.state in TAKES_SEATS else 0
        taken[row.event, Mode.ONLINE] += row.people if row.has_meanwhile else 0
        kept[row.event, row.mode] += row.people if row.state == KEPT else 0
    return {
        event.pk: {
            str(mode): Seats(event.seats(mode), taken[event.pk, mode], kept[event.pk, mode]) for mode in event.modes
        }
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
    return map(InSeats._make, _in_seats(sign_ups))


def _in_seats(sign_ups: QuerySet[SignUp]) -> QuerySet[Any]:
    rows = sign_ups.filter(Q(state__in=TAKES_SEATS) | Q(has_meanwhile=True)).order_by()
    return rows.values_list("event", "mode", "state", "has_meanwhile").annotate(in_seats=Sum("people"))


def _kept_for_invited(events: Iterable[Event]) -> QuerySet[Any]:
    """As rows of `InSeats`: what each invitation that is open keeps beyond what has been used of it."""
    users = SignUp.objects.filter(invitation=OuterRef("pk"), mode=OuterRef("mode"), state__in=TAKES_SEATS)
    used = users.order_by().values("invitation").annotate(used=Sum("people")).values("used")
    unused = Greatest(F("seats") - Coalesce(Subquery(used), 0), 0, output_field=IntegerField())
    rows = open_invitations().filter(event__in=events).order_by()
    return rows.values_list("event", "mode", Value(KEPT), Value(False), unused)


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
    each = modes.values()
    return Seats(sum(mode.total for mode in each), sum(mode.taken for mode in each), sum(mode.kept for mode in each))
