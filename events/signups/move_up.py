from django.db import transaction
from django.utils import timezone

from events.models import Event, SignUp, State, Status
from events.signups.cancel import TooLate
from events.signups.give import Full
from events.signups.lock import lock_event
from events.signups.moves import move
from events.signups.promote import promote
from events.signups.seats import count
from events.signups.telling import announce


@transaction.atomic
def move_up(*, sign_up: SignUp) -> SignUp:
    """A host gives a free seat to somebody who waits, out of the line's order; the seat counts as confirmed.

    Sign-up may have closed. Once is as good as twice. Raises `Full` where there isn't a free seat for her whole group, and
    `TooLate` for somebody who doesn't wait any more, or whose event is over or called off.
    """
    event = lock_event(sign_up.event_id)
    sign_up = SignUp.objects.get(pk=sign_up.pk)
    if sign_up.state == State.SEATED:
        return sign_up
    if not may_move_up(sign_up, event):
        raise TooLate
    if sign_up.people > count(event)[sign_up.mode].free:
        raise Full
    move(sign_up, State.SEATED)
    sign_up.has_meanwhile = False
    sign_up.confirmed_at = sign_up.confirmed_at or timezone.now()
    sign_up.calendar_sequence += 1
    sign_up.save()
    announce(sign_up, "promoted")
    promote(event=event)
    return sign_up


def may_move_up(sign_up: SignUp, event: Event) -> bool:
    """Whether she waits for a seat at a meeting that is still held; there may be none."""
    return sign_up.state == State.WAITING and not event.is_over and event.status == Status.SCHEDULED
