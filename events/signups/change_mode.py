"""When an event moves into one mode, those who signed up for the other keep their places and come along."""

from django.db.models import Sum

from events.models import Event, SignUp, State
from events.models.signup import ACTIVE
from events.signups.seats import Seats


def follow_event(*, event: Event) -> None:
    """Let each active sign-up take part in a mode the event still has. To be called with the event locked."""
    active = SignUp.objects.filter(event=event, state__in=ACTIVE)
    for mode in active.order_by().values_list("mode", flat=True).distinct():
        if mode_after(event, mode) != mode:
            active.filter(mode=mode).update(mode=mode_after(event, mode))


def seats_after(event: Event) -> dict[str, Seats]:
    """The seats of each mode as they will be once everybody has followed; one query."""
    seated = SignUp.objects.filter(event=event, state=State.SEATED).order_by()
    taken: dict[str, int] = dict.fromkeys(event.modes, 0)
    for mode, people in seated.values_list("mode").annotate(Sum("people")):
        taken[mode_after(event, mode)] += people
    return {mode: Seats(event.seats(mode), people) for mode, people in taken.items()}


def mode_after(event: Event, mode: str) -> str:
    """How somebody takes part who signed up for `mode`, in the event as it is held now."""
    return mode if mode in event.modes else event.modes[0]
