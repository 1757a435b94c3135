"""When an event moves into one mode, those who signed up for the other keep their places and come along."""

from events.models import Event, Mode, SignUp, State
from events.models.signup import ACTIVE, TAKES_SEATS
from events.signups.moves import move
from events.signups.seats import InSeats, Seats, people_in_seats


def follow_event(*, event: Event) -> None:
    """Let each active sign-up take part in a mode the event still has. To be called with the event locked.

    Who waited for the room and had a seat online has just that one where there is no room any more, and none where there is
    nothing online.
    """
    active = SignUp.objects.filter(event=event, state__in=ACTIVE)
    meanwhile = active.filter(has_meanwhile=True)
    if not event.has_room:
        for sign_up in meanwhile:
            move(sign_up, State.SEATED)
            sign_up.mode, sign_up.has_meanwhile = Mode.ONLINE, False
            sign_up.save()
    elif not event.is_online:
        meanwhile.update(has_meanwhile=False)
    for mode in active.order_by().values_list("mode", flat=True).distinct():
        if mode_after(event, mode) != mode:
            active.filter(mode=mode).update(mode=mode_after(event, mode))


def seats_after(event: Event) -> dict[str, Seats]:
    """The seats of each mode as they will be once everybody has followed; one query."""
    taken: dict[str, int] = dict.fromkeys(event.modes, 0)
    for row in people_in_seats(SignUp.objects.filter(event=event)):
        for mode in _seats_kept(event, row):
            taken[mode] += row.people
    return {mode: Seats(event.seats(mode), people) for mode, people in taken.items()}


def _seats_kept(event: Event, row: InSeats) -> list[str]:
    """In which modes each of these has a seat afterwards."""
    if row.has_meanwhile and not event.has_room:
        return [Mode.ONLINE]
    own = [mode_after(event, row.mode)] if row.state in TAKES_SEATS else []
    return own + ([Mode.ONLINE] if row.has_meanwhile and event.is_online else [])


def mode_after(event: Event, mode: str) -> str:
    """How somebody takes part who signed up for `mode`, in the event as it is held now."""
    return mode if mode in event.modes else event.modes[0]
