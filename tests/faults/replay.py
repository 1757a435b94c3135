"""The journal of an event gone through move by move: what must be true is true after each, and each has one mail."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

SEATED, WAITING, CANCELLED = "seated", "waiting", "cancelled"


class Move(NamedTuple):
    """One row's change; of a new one `was_state` and `was_mode` are empty."""

    sign_up: int
    was_state: str
    was_mode: str
    state: str
    mode: str
    people: int
    number: int

    @property
    def mail(self) -> str:
        """The kind of the mail that tells of it."""
        if self.state == CANCELLED:
            return "cancelled"
        return "promoted" if self.is_promotion else "signed_up"

    @property
    def is_promotion(self) -> bool:
        return (self.was_state, self.state) == (WAITING, SEATED) and self.was_mode == self.mode


class Board:
    """Who sits and who waits, as of the moves so far."""

    def __init__(self, seats: Mapping[str, int]) -> None:
        self.seats = seats
        self.rows: dict[int, Move] = {}

    def free(self, mode: str) -> int:
        return self.seats[mode] - sum(
            row.people for row in self.rows.values() if row.state == SEATED and row.mode == mode
        )

    def next_in_line(self, mode: str) -> int | None:
        """The first who waits and whose whole group fits."""
        free = self.free(mode)
        fit = (row for row in self.rows.values() if (row.state, row.mode) == (WAITING, mode) and row.people <= free)
        first = min(fit, key=lambda row: row.number, default=None)
        return first and first.sign_up

    def nobody_waits_in_vain(self) -> bool:
        return all(self.next_in_line(mode) is None for mode in self.seats)


def replay(moves: Iterable[Move], seats: Mapping[str, int]) -> Counter[tuple[int, str]]:
    """Assert the rules at every move; the mails there must be, by sign-up and kind."""
    board, mails, last_change = Board(seats), Counter[tuple[int, str]](), None
    for move in moves:
        if move.is_promotion:
            assert board.next_in_line(move.mode) == move.sign_up, f"promoted out of turn: {move}"
            if last_change and last_change.sign_up == move.sign_up:  # in one transaction, so told of by one mail
                mails[move.sign_up, last_change.mail] -= 1
        else:  # what went before was a transaction of its own
            assert board.nobody_waits_in_vain(), f"before this, somebody waited who would have fitted: {move}"
            last_change = move
        known = board.rows.get(move.sign_up)
        if known is None or known.number != move.number:
            last = max((row.number for row in board.rows.values()), default=0)
            assert move.number == last + 1, f"not the end of the line: {move}"
        board.rows[move.sign_up] = move
        assert board.free(move.mode) >= 0, f"a seat was sold twice: {move}"
        mails[move.sign_up, move.mail] += 1
    assert board.nobody_waits_in_vain()
    return +mails
