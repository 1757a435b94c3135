from django.db import transaction
from django.utils import timezone

from events.models import Event, SignUp, State
from events.signups.cancel import TooLate
from events.signups.check_in import NotSeated
from events.signups.lock import lock_event


@transaction.atomic
def say_coming(*, sign_up: SignUp) -> SignUp:
    """Note that somebody who has a seat, be it meanwhile, is still coming. Raises `TooLate` after the event, and `NotSeated`."""
    event = lock_event(sign_up.event_id)
    sign_up = SignUp.objects.get(pk=sign_up.pk)
    if event.is_over:
        raise TooLate
    if not sign_up.seat_mode:
        raise NotSeated(State(sign_up.state))
    sign_up.still_coming_at = timezone.now()
    sign_up.save()
    return sign_up


def ask_anew(*, event: Event) -> None:
    """Forget who said yes: that was to another hour. To be called with the event locked."""
    SignUp.objects.filter(event=event, still_coming_at__isnull=False).update(still_coming_at=None)
