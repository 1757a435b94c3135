from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from events.models import SignUp, State, Status
from events.signups.lock import lock_event
from events.signups.telling import announce


def waiting_in_vain() -> QuerySet[SignUp]:
    """Those who still wait though sign-up has closed and the meeting is held: no seat will come any more."""
    now = timezone.now()
    waiting = SignUp.objects.filter(state=State.WAITING, told_no_seat_at__isnull=True)
    held = waiting.filter(event__status=Status.SCHEDULED, event__takes_sign_ups=True, event__ends_at__gt=now)
    return held.annotate(closes_at=Coalesce("event__sign_up_closes_at", F("event__starts_at"))).filter(
        closes_at__lte=now
    )


@transaction.atomic
def tell_no_seat(*, sign_up: SignUp) -> SignUp:
    """Tell who still waits that no seat has become free, once; should sign-up open again, she stands in line as before."""
    lock_event(sign_up.event_id)
    due = waiting_in_vain().filter(pk=sign_up.pk).first()
    if due is None:
        return sign_up
    due.told_no_seat_at = timezone.now()
    due.save()
    announce(due, "no_seat")
    return due
