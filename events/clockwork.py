"""What the clock brings to sign-ups: seats that nobody answered for go on, and who still waits at the end is told.

The worker calls `look_after`; two may do so at once, for each step is taken under the event's lock and only where it is due.
"""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.outbox.models import MAIL, OutboxEntry
from events.models import Needs, SignUp, State, Status
from events.models.signup import AWAITS_ANSWER
from events.signups import lapse, start_clock, tell_no_seat

NEEDS_KEPT = timedelta(days=7)  # after the meeting


def look_after() -> None:
    steps: list[tuple[QuerySet[SignUp], Callable[..., object]]] = [
        (without_clock(), start_clock),
        (overdue(), lapse),
        (waiting_in_vain(), tell_no_seat),
    ]
    for due, step in steps:
        for sign_up in due.order_by("event", "number"):
            step(sign_up=sign_up)


def forget_needs() -> None:
    """Erase what people said of access and food, a week after the meeting (GDPR, Article 5, 1 e)."""
    Needs.objects.filter(sign_up__event__ends_at__lt=timezone.now() - NEEDS_KEPT).delete()


def overdue() -> QuerySet[SignUp]:
    """Those who were to answer for a seat by now, or whose meeting begins."""
    now = timezone.now()
    late = Q(answer_by__lte=now) | Q(event__starts_at__lte=now)
    return SignUp.objects.filter(late, state__in=AWAITS_ANSWER)


def without_clock() -> QuerySet[SignUp]:
    """Those whose mail was given up, or never written because the address had enough for a day: still, their time begins."""
    asked = SignUp.objects.filter(state__in=AWAITS_ANSWER, answer_by__isnull=True)
    targets = [str(public_id) for public_id in asked.values_list("public_id", flat=True)]
    mails = OutboxEntry.objects.filter(kind__startswith=MAIL, target__in=targets)
    under_way = mails.filter(done_at__isnull=True, failed_at__isnull=True).values_list("target", flat=True)
    return asked.exclude(public_id__in=list(under_way))


def waiting_in_vain() -> QuerySet[SignUp]:
    """Those who still wait though sign-up has closed and the meeting is held: no seat will come any more."""
    now = timezone.now()
    waiting = SignUp.objects.filter(state=State.WAITING, told_no_seat_at__isnull=True, event__status=Status.SCHEDULED)
    closed = waiting.annotate(closes_at=Coalesce("event__sign_up_closes_at", F("event__starts_at")))
    return closed.filter(closes_at__lte=now, event__ends_at__gt=now)
