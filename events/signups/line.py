"""The line of those who wait for a seat."""

from django.db.models import Q, QuerySet

from events.models import Event, Mode, SignUp, State


def waiting(event: Event, mode: str) -> list[SignUp]:
    """Those who wait for a seat in this mode, first come first: online also who would have one while waiting for the room."""
    return list(_line(event, mode).order_by("number"))


def who_fits(event: Event, mode: str, free: int) -> list[SignUp]:
    """The first of those who wait and whose whole group fits into so many free seats; no more of them than could be seated."""
    return list(_line(event, mode).filter(people__lte=free).order_by("number")[:free])


def place_in_line(sign_up: SignUp) -> int | None:
    """1 for the first who waits; None for somebody who has a seat."""
    if sign_up.state != State.WAITING:
        return None
    return _line(sign_up.event, sign_up.mode).filter(number__lte=sign_up.number).count()


def _line(event: Event, mode: str) -> QuerySet[SignUp]:
    own = Q(mode=mode)
    if mode == Mode.ONLINE:
        meanwhile = Q(mode=Mode.IN_PERSON, wants_meanwhile=True, has_meanwhile=False)
        own |= meanwhile & Q(confirmed_at__isnull=False) if event.confirm_hours else meanwhile
    return SignUp.objects.filter(own, event=event, state=State.WAITING)
