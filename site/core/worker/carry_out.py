"""Carry out outbox entries, one at a time, and record what became of each."""

import logging
import os
import socket
import traceback
from uuid import uuid4

from django.conf import settings
from django.utils import translation

from core.outbox import claims, handlers
from core.outbox.models import OutboxEntry

logger = logging.getLogger(__name__)


def new_worker_name() -> str:
    """A name that no other worker has, a restarted one neither."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid4().hex[:8]}"


def carry_out_next(*, worker: str) -> bool:
    """Carry out the next due entry; False if none is due."""
    entry = claims.claim(worker=worker)
    if entry is None:
        return False
    outcome = carry_out(entry)
    logger.info("outbox entry %s %s: %s", entry.kind, entry.pk, outcome)
    return True


def carry_out_due(*, limit: int = 10_000) -> int:
    """Carry out all that is due, what it brings forth as well; how many that were. For tests and for `worker --once`."""
    worker = new_worker_name()
    count = 0
    while count < limit and carry_out_next(worker=worker):
        count += 1
    return count


def carry_out(entry: OutboxEntry) -> str:
    """Call the entry's handler and record the outcome; returns it in words that name no person."""
    limit = settings.WORKER["ATTEMPTS"]
    if entry.attempts > limit:  # every attempt ended with its worker
        return give_up(entry, reason=entry.last_error or "the worker ended each time")
    try:
        call(entry)
    except handlers.Dropped:
        claims.insist(lambda: claims.record_done(entry))
        return "dropped, its target is gone"
    except handlers.Refused as refusal:
        return give_up(entry, reason=str(refusal))
    except handlers.NotNow as outage:
        due_at = claims.record_outage(entry, reason=str(outage))
        return f"not now ({outage}), next try {due_at:%H:%M:%S}"
    except Exception as error:  # noqa: BLE001  a handler may raise anything
        reason = describe(error)
        if entry.attempts >= limit:
            return give_up(entry, reason=reason)
        due_at = claims.record_retry(entry, reason=reason)
        return f"attempt {entry.attempts} failed ({reason}), next try {due_at:%H:%M:%S}"
    return "done"


def call(entry: OutboxEntry) -> None:
    """The entry's handler, in the entry's language, and the entry marked done unless the handler has done that itself."""
    registration = handlers.find(entry.kind)
    if registration is None:
        raise LookupError("no handler")  # perhaps this worker is older than the page that wrote the entry
    with translation.override(entry.language or settings.LANGUAGE_CODE):
        registration.handler(entry)
    if entry.done_at is None:
        claims.insist(lambda: claims.record_done(entry))


def give_up(entry: OutboxEntry, *, reason: str) -> str:
    claims.record_failed(entry, reason=reason)
    logger.error("outbox entry %s %s given up after %s attempts: %s", entry.kind, entry.pk, entry.attempts, reason)
    return f"given up ({reason})"


def describe(error: Exception) -> str:
    """What went wrong and where, without the exception's text: that may hold an address or an answer."""
    if isinstance(error, handlers.TryAgain):
        return str(error)
    frames = traceback.extract_tb(error.__traceback__)
    where = f" in {os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"
