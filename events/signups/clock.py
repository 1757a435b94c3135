"""How long somebody has to answer: it begins when a mail server has taken the mail that asks, not before."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from events.models import SignUp, State
from events.models.signup import AWAITS_ANSWER
from events.signups.lock import lock_event


@transaction.atomic
def start_clock(*, sign_up: SignUp) -> None:
    """Set until when a held or offered seat must be answered for, never past the beginning; a clock that runs isn't set anew."""
    event = lock_event(sign_up.event_id)
    sign_up = SignUp.objects.get(pk=sign_up.pk)
    if sign_up.state not in AWAITS_ANSWER or sign_up.answer_by is not None:
        return
    hours = event.offer_hours if sign_up.state == State.OFFERED else event.confirm_hours
    sign_up.answer_by = min(timezone.now() + timedelta(hours=hours), event.starts_at)
    sign_up.save()
