"""What the drawing of a meeting shows."""

import re
from itertools import pairwise
from typing import Any, get_args

import pytest
from bs4 import BeautifulSoup

from core.drawings import Size, Table, draw_table
from core.drawings.table import PLANS, Mode, State

SIZES = get_args(Size)


def seats(table: Table, size: Size = "large") -> tuple[int, int]:
    """How many seats are filled, and how many free."""
    drawn = BeautifulSoup(draw_table(table, size), "html.parser")
    return len(drawn.select(".seat circle")), len(drawn.select(".free circle"))


def has(selector: str, **facts: Any) -> bool:
    drawn = BeautifulSoup(draw_table(Table(**facts), "large"), "html.parser")
    return bool(drawn.select(selector))


@pytest.mark.parametrize(
    ("level", "small", "large"), [("many", (4, 6), (9, 15)), ("few", (8, 2), (20, 4)), ("full", (10, 0), (24, 0))]
)
def test_seats_fill_in_steps(level: Any, small: tuple[int, int], large: tuple[int, int]) -> None:
    assert seats(Table(level), "small") == small
    assert seats(Table(level), "large") == large


@pytest.mark.parametrize("size", SIZES)
def test_free_seats_stand_apart_where_few_are_left(size: Size) -> None:
    plan = PLANS[size]
    taken = {position * plan.stride % plan.seats for position in range(plan.taken["few"])}
    free = sorted(set(range(plan.seats)) - taken)
    assert all(after - before > 1 for before, after in pairwise(free))


def test_dotted_rings_stand_only_where_people_join_online() -> None:
    assert not has(".ring", mode="in_person")
    assert has(".ring", mode="hybrid")
    assert has(".ring", mode="online")


def test_free_seats_are_dotted_where_there_is_no_room() -> None:
    assert has(".free[stroke-dasharray]", mode="online")
    assert not has(".free[stroke-dasharray]", mode="hybrid")


def test_a_cancelled_meeting_is_nothing_but_outlines() -> None:
    assert seats(Table("full", state="cancelled")) == (0, 24)
    assert not has(".table", state="cancelled")
    assert has(".edge", state="cancelled")


def test_a_postponed_meeting_has_a_dashed_table_and_its_seats() -> None:
    assert has(".edge[stroke-dasharray]", state="postponed")
    assert not has(".edge[stroke-dasharray]", state="cancelled")
    assert seats(Table("few", state="postponed")) == (20, 4)


def test_talk_lies_on_the_table_only_when_it_is_over_and_told() -> None:
    assert has(".talk", state="over", told=True)
    assert not has(".talk", state="over")
    assert not has(".talk", state="scheduled", told=True)
    assert not has(".talk", state="cancelled", told=True)


def test_seats_are_pale_between_a_meeting_and_its_summary() -> None:
    assert has(".seat.pale", state="over")
    assert not has(".seat.pale", state="over", told=True)
    assert seats(Table("many", state="over")) == (24, 0)


@pytest.mark.parametrize("size", SIZES)
def test_every_state_looks_different(size: Size) -> None:
    tables = [
        *(Table(mode=mode, state=state) for mode in get_args(Mode) for state in get_args(State)),
        *(Table(mode=mode, state="over", told=True) for mode in get_args(Mode)),
        Table("few"),
        Table("full"),
    ]
    assert len({draw_table(table, size) for table in tables}) == len(tables)


def test_talk_begins_where_the_script_does() -> None:
    told = Table(state="over", told=True)
    assert "scale(-1 1)" in draw_table(told, "large", "rtl")
    assert "scale(-1 1)" not in draw_table(told, "large", "ltr")


def test_a_drawing_is_small_and_says_nothing_to_a_screen_reader() -> None:
    drawn = draw_table(Table("many", "hybrid", "over", told=True), "large")
    element = BeautifulSoup(drawn, "html.parser").svg
    assert len(drawn) < 3000
    assert (element["aria-hidden"], element["focusable"]) == ("true", "false")
    assert not re.search(r"\b(id|style)=", drawn)
