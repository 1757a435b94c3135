"""A meeting as a table with its seats, seen from above."""

from dataclasses import dataclass
from math import pi
from typing import Literal

from django.utils.safestring import SafeString

from core.drawings.shapes import Place, Size, around, dots, drawing, number, path, ring
from core.languages import Direction

Level = Literal["many", "few", "full"]
Mode = Literal["in_person", "online", "hybrid"]
State = Literal["scheduled", "cancelled", "postponed", "over"]


@dataclass(frozen=True)
class Table:
    """What the drawing tells of a meeting.

    - Seats are filled in steps, as the page says them in words; a drawing never tells the number.
    - Rings of dots: people join online. Where they only do, the seats stand between the rings and the free ones are dotted.
    - Cancelled: nothing but outlines. Postponed: the table's outline is dashed, the seats are as they were.
    - Over: every seat was taken and is pale now. Once the summary is out (`told`) they're back, and the talk lies on the table;
      before that no table has talk on it.
    """

    level: Level = "many"
    mode: Mode = "in_person"
    state: State = "scheduled"
    told: bool = False


@dataclass(frozen=True)
class _Plan:
    """Measures of one size: radii, widths of strokes, and how many seats are taken at each step."""

    seats: int
    seat: float
    table: float
    stroke: float
    room: float  # where the seats of a room stand
    orbit: float  # where those stand that are only online
    rings: dict[Mode, tuple[float, ...]]
    ring_dots: float  # how wide each is
    ring_density: float  # dots to a unit of radius
    stride: int  # no divisor in common with `seats`: the order in which they fill leaves gaps here and there
    taken: dict[Level, int]


PLANS: dict[Size, _Plan] = {
    "small": _Plan(
        seats=10, seat=13.5, table=37, stroke=5, room=66, orbit=75, rings={"hybrid": (94,), "online": (54, 95)},
        ring_dots=5, ring_density=0.45, stride=3, taken={"many": 4, "few": 8, "full": 10},
    ),
    "large": _Plan(
        seats=24, seat=7, table=48, stroke=2, room=72, orbit=82, rings={"hybrid": (87, 97), "online": (67, 97)},
        ring_dots=2.2, ring_density=0.85, stride=7, taken={"many": 9, "few": 20, "full": 24},
    ),
}  # fmt: skip
DASHES = 12  # of a postponed table


def draw_table(table: Table, size: Size = "small", direction: Direction = "ltr") -> SafeString:
    """The meeting's drawing; `direction` is the page's, for the lines of talk begin where its own do."""
    plan = PLANS[size]
    rings = [
        ring(radius, round(radius * plan.ring_density), plan.ring_dots) for radius in plan.rings.get(table.mode, ())
    ]
    return drawing("of-table", size, [*rings, _seats(table, plan), _table(table, plan)], direction)


def _seats(table: Table, plan: _Plan) -> str:
    places = around(plan.seats, plan.orbit if table.mode == "online" else plan.room)
    taken = _taken(table, plan)
    gap = 2 * pi * (plan.seat - plan.stroke / 2) / 7 if table.mode == "online" else 0
    seated = "seat pale" if table.state == "over" and not table.told else "seat"
    free = set(range(plan.seats)) - taken
    return dots(seated, _at(places, taken), plan.seat) + dots("free", _at(places, free), plan.seat, plan.stroke, gap)


def _taken(table: Table, plan: _Plan) -> set[int]:
    """Which seats are filled, spread around the table and always the same."""
    if table.state == "cancelled":
        return set()
    count = plan.seats if table.state == "over" else plan.taken[table.level]
    return {position * plan.stride % plan.seats for position in range(count)}


def _at(places: list[Place], wanted: set[int]) -> list[Place]:
    return [place for position, place in enumerate(places) if position in wanted]


def _table(table: Table, plan: _Plan) -> str:
    if table.state in ("cancelled", "postponed"):
        width = plan.stroke * 1.2
        dashed = 2 * pi * (plan.table - width / 2) / DASHES if table.state == "postponed" else 0
        return dots("edge", [(0, 0)], plan.table, width, dashed, dashed * 0.45)
    return dots("table", [(0, 0)], plan.table) + (_talk(plan) if table.state == "over" and table.told else "")


def _talk(plan: _Plan) -> str:
    start, apart = -0.6 * plan.table, 0.33 * plan.table
    lines = [
        f"M{number(start)} {number(row * apart)}h{number(length * plan.table)}"
        for row, length in ((-1, 1.2), (0, 0.85), (1, 0.5))
    ]
    return path("talk", "".join(lines), max(0.1 * plan.table, plan.stroke * 1.2))
