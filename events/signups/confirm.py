from django.db import transaction
from django.utils import timezone

from events.models import SignUp, State
from events.models.signup import ACTIVE, AWAITS_ANSWER
from events.signups.cancel import TooLate
from events.signups.lock import lock_event
from events.signups.moves import move
from events.signups.promote import promote
from events.signups.telling import announce


@transaction.atomic
def confirm(*, sign_up: SignUp) -> SignUp:
    """The person has the mail and comes: a seat that is held or offered is hers now. Once is as good as twice.

    Raises `TooLate` where there is nothing to confirm any more: the time has run out, or she has cancelled.
    """
    event = lock_event(sign_up.event_id)
    sign_up = SignUp.objects.get(pk=sign_up.pk)
    if sign_up.state not in ACTIVE or event.is_over:
        raise TooLate
    if sign_up.confirmed_at and sign_up.state not in AWAITS_ANSWER:
        return sign_up
    sign_up.confirmed_at = sign_up.confirmed_at or timezone.now()
    takes = sign_up.state in AWAITS_ANSWER
    if takes:
        move(sign_up, State.SEATED)
        sign_up.has_meanwhile = False
        sign_up.calendar_sequence += 1
    sign_up.save()
    if takes:
        announce(sign_up, "signed_up")
    promote(event=event)
    return sign_up
