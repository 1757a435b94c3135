from django.db import transaction
from django.utils import timezone

from events.models import SignUp, State
from events.signups.lock import lock_event


class NotSeated(Exception):
    """Only somebody who has a seat can be here."""


@transaction.atomic
def check_in(*, sign_up: SignUp) -> SignUp:
    """Note at the door that this person is here. At two doors at once, the earlier time stands."""
    lock_event(sign_up.event_id)
    sign_up = SignUp.objects.get(pk=sign_up.pk)
    if sign_up.state != State.SEATED:
        raise NotSeated
    if sign_up.checked_in_at is None:
        sign_up.checked_in_at = timezone.now()
        sign_up.save()
    return sign_up


@transaction.atomic
def undo_check_in(*, sign_up: SignUp) -> SignUp:
    """Take back a check-in made by mistake."""
    lock_event(sign_up.event_id)
    sign_up = SignUp.objects.get(pk=sign_up.pk)
    sign_up.checked_in_at = None
    sign_up.save()
    return sign_up
