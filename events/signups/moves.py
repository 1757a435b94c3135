"""Which moves there are between the states of a sign-up, and what makes each: the one table of them, drawn in the docs."""

from typing import NamedTuple

from events.models import SignUp, State


class Move(NamedTuple):
    """`before` is None for somebody who wasn't on the list."""

    before: State | None
    after: State
    by: str


MOVES = (
    Move(None, State.SEATED, "signs up, or a host adds her"),
    Move(None, State.HELD, "signs up, where seats must be confirmed"),
    Move(None, State.WAITING, "signs up, and no seat is free"),
    Move(State.HELD, State.SEATED, "confirms"),
    Move(State.HELD, State.LAPSED, "doesn't confirm in time"),
    Move(State.HELD, State.CANCELLED, "cancels"),
    Move(State.WAITING, State.SEATED, "a seat becomes free, there is one the other way, or a host gives one"),
    Move(State.WAITING, State.HELD, "the same, where the address isn't confirmed"),
    Move(State.WAITING, State.OFFERED, "a seat becomes free, and is offered"),
    Move(State.WAITING, State.CANCELLED, "leaves the waiting list"),
    Move(
        State.OFFERED, State.SEATED, "accepts, doesn't but has an online seat, or changes to a free seat the other way"
    ),
    Move(State.OFFERED, State.HELD, "changes to a free seat the other way, where the address isn't confirmed"),
    Move(State.OFFERED, State.LAPSED, "doesn't accept in time"),
    Move(State.OFFERED, State.CANCELLED, "declines"),
    Move(State.SEATED, State.CANCELLED, "cancels"),
    Move(State.SEATED, State.WAITING, "the meeting is held the other way, where too few seats are"),
    Move(State.HELD, State.WAITING, "the meeting is held the other way, where too few seats are"),
    Move(State.OFFERED, State.WAITING, "the meeting is held the other way, where too few seats are"),
)
_ALLOWED = {(move.before, move.after) for move in MOVES}


def move(sign_up: SignUp, after: State) -> None:
    """Put the sign-up into another state, unsaved. Raises ValueError for a move that isn't in the table."""
    before = State(sign_up.state)
    if before == after:
        return
    if (before, after) not in _ALLOWED:
        raise ValueError(f"No sign-up goes from {before} to {after}.")
    sign_up.state = after
    sign_up.answer_by = None
