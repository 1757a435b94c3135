"""How the outbox is: what waits longer than it should, what is tried again, what was given up. Three queries."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q

from core.outbox.models import OutboxEntry

LATE = timedelta(minutes=5)  # an idle worker takes an entry within seconds
SHOWN = 5


@dataclass(frozen=True)
class Health:
    """`waiting` entries are due, the oldest since `oldest`; `again` failed at least once; `given_up` are the latest."""

    waiting: int
    oldest: datetime | None
    again: int
    given_up_count: int
    given_up: list[OutboxEntry]
    is_late: bool


def health(*, now: datetime) -> Health:
    open_entries = OutboxEntry.objects.filter(done_at__isnull=True, failed_at__isnull=True)
    due = Q(due_at__lte=now)
    numbers = open_entries.aggregate(
        waiting=Count("pk", filter=due), oldest=Min("due_at", filter=due), again=Count("pk", filter=Q(attempts__gt=0))
    )
    failed = OutboxEntry.objects.filter(failed_at__isnull=False)
    oldest = numbers["oldest"]
    return Health(
        **numbers,
        given_up_count=failed.count(),
        given_up=list(failed.order_by("-failed_at")[:SHOWN]),
        is_late=oldest is not None and now - oldest > LATE,
    )
