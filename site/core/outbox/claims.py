"""Who has an entry in hand, and what became of it. No transaction is open while an entry is being carried out.

Claiming is one short transaction: on PostgreSQL `FOR UPDATE SKIP LOCKED` lets workers pass each other, on SQLite the
settings begin it IMMEDIATE. A worker that dies leaves a lease that runs out, after which another one takes the entry.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from core.outbox import handlers
from core.outbox.models import OutboxEntry

LONGEST_PAUSE = timedelta(hours=6)
LONGEST_OUTAGE_PAUSE = timedelta(minutes=5)
MOST_IN_A_STATEMENT = 200


def due(now: datetime) -> QuerySet[OutboxEntry]:
    """Entries that may be taken now, in the order in which they should be."""
    return OutboxEntry.objects.filter(
        Q(lease_until__isnull=True) | Q(lease_until__lte=now),
        due_at__lte=now,
        done_at__isnull=True,
        failed_at__isnull=True,
    ).order_by("-priority", "due_at", "pk")


def claim(*, worker: str, now: datetime | None = None) -> OutboxEntry | None:
    """Take the next due entry in hand and count the attempt, or return None. At most one worker gets an entry."""
    now = now or timezone.now()
    if not due(now).exists():  # spares SQLite's one writer a transaction on every idle poll
        return None
    with transaction.atomic():
        entry = due(now).select_for_update(skip_locked=True).first()
        if entry is None:
            return None
        _take(entry, worker=worker, now=now)
    return entry


def claim_more(like: OutboxEntry, *, targets: int) -> list[OutboxEntry]:
    """Take further due entries of the same kind and language in hand: all those of up to so many targets, the longest waiting
    ones. A page that was changed a hundred times is looked at once.
    """
    now = timezone.now()
    with transaction.atomic():
        alike = due(now).filter(kind=like.kind, language=like.language)
        waiting = alike.order_by().values("target").annotate(first=Min("pk")).order_by("first")
        chosen = [row["target"] for row in waiting[:targets]]
        entries = list(alike.filter(target__in=chosen).order_by("pk").select_for_update(skip_locked=True))
        _take(*entries, worker=like.leased_by, now=now)
    return entries


def _take(*entries: OutboxEntry, worker: str, now: datetime) -> None:
    for entry in entries:
        entry.leased_by = worker
        entry.lease_until = now + lease(entry.kind)
        entry.attempts += 1
    OutboxEntry.objects.bulk_update(entries, ["leased_by", "lease_until", "attempts"], batch_size=MOST_IN_A_STATEMENT)


def lease(kind: str) -> timedelta:
    registration = handlers.find(kind)
    own = registration.lease_seconds if registration else None
    return timedelta(seconds=own or settings.WORKER["LEASE_SECONDS"])


def record_accepted(entry: OutboxEntry) -> None:
    """The mail server has it: from now on no attempt sends this mail again."""
    entry.accepted_at = timezone.now()
    OutboxEntry.objects.filter(pk=entry.pk).update(accepted_at=entry.accepted_at, last_error="")


def record_done(*entries: OutboxEntry) -> bool:
    """Mark the entries done; False if another worker has done so already with each of them."""
    now = timezone.now()
    marked = 0
    for start in range(0, len(entries), MOST_IN_A_STATEMENT):
        part = entries[start : start + MOST_IN_A_STATEMENT]
        waiting = OutboxEntry.objects.filter(pk__in=[entry.pk for entry in part], done_at__isnull=True)
        marked += waiting.update(done_at=now, failed_at=None, lease_until=None, last_error="")
    for entry in entries:
        entry.done_at = now
    return bool(marked)


def record_failed(entry: OutboxEntry, *, reason: str) -> None:
    """Give the entry up. It stays in the table, for a person to look at."""
    _in_hand(entry).update(failed_at=timezone.now(), lease_until=None, last_error=reason[:200])


def record_retry(entry: OutboxEntry, *, reason: str) -> datetime:
    """Put the entry back with a pause that doubles from attempt to attempt; returns when its next one is due."""
    pause = timedelta(seconds=settings.WORKER["BACKOFF_SECONDS"]) * 2 ** min(entry.attempts - 1, 30)
    due_at = timezone.now() + min(pause, LONGEST_PAUSE)
    _in_hand(entry).update(due_at=due_at, lease_until=None, last_error=reason[:200])
    return due_at


def record_outage(entry: OutboxEntry, *, reason: str, pause: timedelta | None = None) -> datetime:
    """Put the entry back without counting the attempt: it waits however long it takes, if not told otherwise with a pause
    that grows with its age.
    """
    now = timezone.now()
    shortest = timedelta(seconds=settings.WORKER["BACKOFF_SECONDS"])
    due_at = now + (pause or min(max(now - entry.created_at, shortest), LONGEST_OUTAGE_PAUSE))
    _in_hand(entry).update(due_at=due_at, lease_until=None, last_error=reason[:200], attempts=entry.attempts - 1)
    return due_at


def try_again(pk: int) -> bool:
    """Put an entry that was given up back, as if no attempt had been made; False if it isn't one, or no more."""
    given_up = OutboxEntry.objects.filter(pk=pk, failed_at__isnull=False, done_at__isnull=True)
    return bool(given_up.update(failed_at=None, attempts=0, due_at=timezone.now(), lease_until=None, last_error=""))


def _in_hand(entry: OutboxEntry) -> QuerySet[OutboxEntry]:
    """The entry's row, unless its lease ran out and another worker has taken it since."""
    return OutboxEntry.objects.filter(
        pk=entry.pk, leased_by=entry.leased_by, attempts=entry.attempts, done_at__isnull=True
    )


def insist(action: Callable[[], object], *, seconds: float = 60) -> None:
    """Do what can't be undone outside, such as a sent mail, into the database: a server that restarts gets time to."""
    until = time.monotonic() + seconds
    while True:
        try:
            action()
            return
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block or time.monotonic() > until:
                raise
            connection.close()
            time.sleep(0.5)
