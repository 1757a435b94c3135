"""When an event moves into one mode, those who signed up for the other come along, and keep their seats where they fit."""

from django.db.models import QuerySet

from events.models import Event, Invitation, Mode, SignUp, State
from events.models.signup import ACTIVE, TAKES_SEATS
from events.signups.moves import move
from events.signups.seats import InSeats, Seats, people_in_seats


def follow_event(*, event: Event) -> None:
    """Let each active sign-up take part in a mode the event still has. To be called with the event locked.

    Seats of the other mode become seats of this one, first come, first kept; whoever doesn't fit waits, before all that
    waited already with a later number. Who waited for the room and had a seat online has just that one where there is no room
    any more, and none where there is nothing online.
    """
    if len(event.modes) != 1:
        return
    mode = event.modes[0]
    for sign_up in who_must_wait(event):
        move(sign_up, State.WAITING)
        sign_up.checked_in_at = None
        sign_up.save()
        sign_up.companions.update(checked_in_at=None)
    _settle_meanwhile(event)
    _active(event).exclude(mode=mode).update(mode=mode)
    Invitation.objects.filter(event=event).exclude(mode=mode).update(mode=mode)


def who_must_wait(event: Event) -> list[SignUp]:
    """Those who have a seat in a mode that the event hasn't any more, and for whom none is left in the other."""
    if len(event.modes) != 1:
        return []
    mode = event.modes[0]
    free = seats_kept(event)[mode].free
    must_wait = []
    moving = _active(event).filter(state__in=TAKES_SEATS, has_meanwhile=False).exclude(mode=mode)
    for sign_up in moving.order_by("number"):
        if sign_up.people <= free:
            free -= sign_up.people
        else:
            must_wait.append(sign_up)
    return must_wait


def seats_kept(event: Event) -> dict[str, Seats]:
    """Of each mode, the seats of those who keep theirs as they are; one query."""
    taken: dict[str, int] = dict.fromkeys(event.modes, 0)
    for row in people_in_seats(SignUp.objects.filter(event=event)):
        for mode in _kept(event, row):
            taken[mode] += row.people
    return {mode: Seats(event.seats(mode), people) for mode, people in taken.items()}


def _active(event: Event) -> QuerySet[SignUp]:
    return SignUp.objects.filter(event=event, state__in=ACTIVE)


def _settle_meanwhile(event: Event) -> None:
    meanwhile = _active(event).filter(has_meanwhile=True)
    if event.is_online:
        for sign_up in meanwhile:
            move(sign_up, State.SEATED)
            sign_up.mode, sign_up.has_meanwhile = Mode.ONLINE, False
            sign_up.save()
    else:
        meanwhile.update(has_meanwhile=False)


def _kept(event: Event, row: InSeats) -> list[str]:
    """In which modes each of these has a seat that stays."""
    own = [row.mode] if row.state in TAKES_SEATS and row.mode in event.modes else []
    return own + ([Mode.ONLINE] if row.has_meanwhile and event.is_online else [])
