from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from events.models import Mode, SignUp, State, Status
from events.models.signup import AWAITS_ANSWER
from events.signups.lock import lock_event
from events.signups.moves import move
from events.signups.promote import promote
from events.signups.telling import announce


def overdue() -> QuerySet[SignUp]:
    """Those who were to answer for a seat by now, or whose meeting begins; nobody while the meeting is called off."""
    now = timezone.now()
    late = Q(answer_by__lte=now) | Q(event__starts_at__lte=now)
    awaited = SignUp.objects.filter(state__in=AWAITS_ANSWER, anonymised_at__isnull=True)
    return awaited.filter(late, event__status=Status.SCHEDULED)


@transaction.atomic
def lapse(*, sign_up: SignUp) -> SignUp:
    """Let go of a seat that nobody has confirmed or accepted in time; it goes to the next. Before that time, nothing.

    Who has an online seat meanwhile keeps that one.
    """
    event = lock_event(sign_up.event_id)
    due = overdue().filter(pk=sign_up.pk).first()
    if due is None:
        return sign_up
    sign_up = due
    if sign_up.has_meanwhile:
        sign_up.mode, sign_up.has_meanwhile = Mode.ONLINE, False
        move(sign_up, State.SEATED)
    else:
        move(sign_up, State.LAPSED)
        sign_up.email_key = None
    sign_up.calendar_sequence += 1
    sign_up.save()
    announce(sign_up, "lapsed")
    promote(event=event)
    return sign_up
