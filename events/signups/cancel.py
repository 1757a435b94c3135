from django.db import transaction
from django.utils import timezone

from events.models import SignUp, State
from events.models.signup import ACTIVE
from events.signups.lock import lock_event
from events.signups.moves import move
from events.signups.promote import promote
from events.signups.telling import announce


class TooLate(Exception):
    """The event is over: who was there stays on its list."""


@transaction.atomic
def cancel(*, sign_up: SignUp, note: str = "", note_language: str = "") -> SignUp:
    """Give up a seat or a place in the line; the seat goes to the first who waits and fits. Once is as good as twice.

    The address is free again: a cancelled person may sign up anew, at the end of the line. `note` are a host's own words, for
    the mail, and `note_language` the language that they are in. Raises `TooLate` after the event.
    """
    event = lock_event(sign_up.event_id)
    sign_up = SignUp.objects.get(pk=sign_up.pk)
    if sign_up.state not in ACTIVE:
        return sign_up
    if event.is_over:
        raise TooLate
    had_seat = bool(sign_up.seat_mode)
    move(sign_up, State.CANCELLED)
    sign_up.has_meanwhile = False
    sign_up.email_key = None
    sign_up.cancelled_at = timezone.now()
    sign_up.cancel_note, sign_up.cancel_note_language = note, note_language if note else ""
    sign_up.checked_in_at = None
    sign_up.calendar_sequence += 1
    sign_up.save()
    sign_up.companions.update(checked_in_at=None)
    announce(sign_up, "cancelled", had_seat=had_seat)
    promote(event=event)
    return sign_up
