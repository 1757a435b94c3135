"""Which seat somebody gets: her own at once, one to confirm or to accept, or none yet."""

from events.models import Event, Mode, Promotion, SignUp, State
from events.signups import seats
from events.signups.line import who_fits
from events.signups.moves import move


class Full(Exception):
    """There are not as many free seats as this group needs."""


def fits(event: Event, mode: str, people: int) -> bool:
    """Whether so many more have a seat this way. Freed seats go at once to the first who fits; still, nobody is passed who
    waits and would fit. To be asked under the event's lock.
    """
    free = seats.count(event)[mode].free
    return people <= free and not who_fits(event, mode, free)


def may_take_meanwhile(event: Event, people: int) -> bool:
    """Whether who begins to wait for the room may have seats online; where addresses are confirmed, only after that."""
    return not event.confirm_hours and fits(event, Mode.ONLINE, people)


def seat(event: Event, sign_up: SignUp) -> None:
    """Give a seat in the sign-up's mode, unsaved: to be confirmed where the event asks for that and nobody has yet."""
    move(sign_up, State.HELD if event.confirm_hours and sign_up.confirmed_at is None else State.SEATED)
    if sign_up.state == State.SEATED:
        sign_up.has_meanwhile = False


def seat_or_offer(event: Event, sign_up: SignUp) -> None:
    """What somebody who waited gets of a seat that is free, unsaved. Who has no address can't be asked."""
    if event.promotion == Promotion.BY_OFFER and sign_up.email:
        move(sign_up, State.OFFERED)
    else:
        seat(event, sign_up)
