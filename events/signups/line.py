"""The line of those who wait for a seat."""

from events.models import SignUp, State


def place_in_line(sign_up: SignUp) -> int | None:
    """1 for the first who waits; None for somebody who has a seat."""
    if sign_up.state != State.WAITING:
        return None
    return SignUp.objects.filter(
        event=sign_up.event_id, mode=sign_up.mode, state=State.WAITING, number__lte=sign_up.number
    ).count()
