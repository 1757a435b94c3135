"""What must be true of an event's sign-ups, whatever has happened."""

from events.models import Event, Mode, SignUp, State
from events.models.signup import ACTIVE, AWAITS_ANSWER, TAKES_SEATS
from events.signups.invite import seats_left
from events.signups.line import place_in_line, waiting


def check(event: Event) -> None:
    rows = list(SignUp.objects.filter(event=event))
    active = [row for row in rows if row.state in ACTIVE]
    assert all(row.people == 1 + row.companions.count() for row in rows)
    assert all(row.state in (State.WAITING, *AWAITS_ANSWER) for row in rows if row.has_meanwhile)
    nobody_has_a_seat_too_many_or_waits_in_vain(event, active)
    assert {row.mode for row in active} <= {str(mode) for mode in event.modes}
    assert len({row.email_key for row in active} - {None}) == len([row for row in active if row.email])


def nobody_has_a_seat_too_many_or_waits_in_vain(event: Event, active: list[SignUp]) -> None:
    for mode in event.modes:
        in_seats = [row for row in active if row.mode == mode and row.state in TAKES_SEATS]
        in_seats += [row for row in active if row.has_meanwhile and mode == Mode.ONLINE]
        free = event.seats(mode) - sum(row.people for row in in_seats)
        assert free >= 0
        free -= sum(seats_left(kept) for kept in event.invitations.filter(mode=mode))
        line = waiting(event, mode)
        if event.sign_up_state == "open":
            assert not [row for row in line if row.people <= free]
        own = [row for row in line if row.mode == mode]
        if own:
            assert place_in_line(own[-1]) == line.index(own[-1]) + 1
