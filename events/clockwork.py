"""What the clock brings to sign-ups: seats that nobody answered for go on, and who still waits at the end is told.

The worker calls `look_after`; two may do so at once, for each step is taken under the event's lock and only where it is due.
"""

from collections.abc import Callable

from django.db.models import QuerySet

from core.outbox.models import MAIL, OutboxEntry
from events.models import SignUp
from events.signups import lapse, release, start_clock, tell_no_seat
from events.signups.clock import without_clock
from events.signups.invite import run_out
from events.signups.lapse import overdue
from events.signups.tell_no_seat import waiting_in_vain


def look_after() -> None:
    steps: list[tuple[QuerySet[SignUp], Callable[..., object]]] = [
        (never_asked(), start_clock),
        (overdue(), lapse),
        (waiting_in_vain(), tell_no_seat),
    ]
    for due, step in steps:
        for sign_up in due.order_by("event", "number"):
            step(sign_up=sign_up)
    for invitation in run_out():
        release(invitation=invitation)


def never_asked() -> QuerySet[SignUp]:
    """Those whose mail was given up, or never written because the address had enough for a day: still, their time begins."""
    targets = [str(public_id) for public_id in without_clock().values_list("public_id", flat=True)]
    mails = OutboxEntry.objects.filter(kind__startswith=MAIL, target__in=targets)
    under_way = mails.filter(done_at__isnull=True, failed_at__isnull=True).values_list("target", flat=True)
    return without_clock().exclude(public_id__in=list(under_way))
