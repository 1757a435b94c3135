"""How long somebody has to answer: it begins when a mail server has taken the mail that asks, not before."""

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from events.models import Event, SignUp, State
from events.models.signup import AWAITS_ANSWER
from events.signups.lock import lock_event


def without_clock() -> QuerySet[SignUp]:
    """Those who must answer for a seat, and whose time hasn't begun."""
    return SignUp.objects.filter(state__in=AWAITS_ANSWER, answer_by__isnull=True, anonymised_at__isnull=True)


def give_time_again(*, event: Event) -> None:
    """A meeting that is on again asks anew: time ran while it was called off. To be called with the event locked."""
    SignUp.objects.filter(event=event, state__in=AWAITS_ANSWER).update(answer_by=None)


@transaction.atomic
def start_clock(*, sign_up: SignUp) -> None:
    """Set until when a held or offered seat must be answered for, never past the beginning; a clock that runs isn't set anew."""
    event = lock_event(sign_up.event_id)
    due = without_clock().filter(pk=sign_up.pk).first()
    if due is None:
        return
    hours = event.offer_hours if due.state == State.OFFERED else event.confirm_hours
    due.answer_by = min(timezone.now() + timedelta(hours=hours), event.starts_at)
    due.save()
