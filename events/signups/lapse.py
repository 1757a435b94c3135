from django.db import transaction
from django.utils import timezone

from events.models import Event, Mode, SignUp, State
from events.models.signup import AWAITS_ANSWER
from events.signups.lock import lock_event
from events.signups.moves import move
from events.signups.promote import promote
from events.signups.telling import announce


@transaction.atomic
def lapse(*, sign_up: SignUp) -> SignUp:
    """Let go of a seat that nobody has confirmed or accepted in time; it goes to the next. Before that time, nothing.

    Who has an online seat meanwhile keeps that one.
    """
    event = lock_event(sign_up.event_id)
    sign_up = SignUp.objects.get(pk=sign_up.pk)
    if not _is_overdue(event, sign_up):
        return sign_up
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


def _is_overdue(event: Event, sign_up: SignUp) -> bool:
    if sign_up.state not in AWAITS_ANSWER:
        return False
    now = timezone.now()
    return event.starts_at <= now or (sign_up.answer_by is not None and sign_up.answer_by <= now)
