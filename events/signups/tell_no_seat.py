from django.db import transaction
from django.utils import timezone

from events.models import SignUp, State
from events.signups.lock import lock_event
from events.signups.telling import announce


@transaction.atomic
def tell_no_seat(*, sign_up: SignUp) -> SignUp:
    """Tell who still waits that no seat has become free, once; should sign-up open again, she stands in line as before."""
    event = lock_event(sign_up.event_id)
    sign_up = SignUp.objects.get(pk=sign_up.pk)
    if sign_up.state != State.WAITING or sign_up.told_no_seat_at or event.sign_up_state != "closed":
        return sign_up
    sign_up.told_no_seat_at = timezone.now()
    sign_up.save()
    announce(sign_up, "no_seat")
    return sign_up
