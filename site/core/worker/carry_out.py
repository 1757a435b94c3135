"""Carry out outbox entries, one at a time, and record what became of each."""

import logging
import os
import socket
import traceback
from collections.abc import Sequence
from functools import partial
from uuid import uuid4

from django.conf import settings
from django.utils import translation

from core.outbox import claims, handlers
from core.outbox.models import OutboxEntry

logger = logging.getLogger(__name__)


def new_worker_name() -> str:
    """A name that no other worker has, a restarted one neither."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid4().hex[:8]}"


def carry_out_next(*, worker: str) -> int:
    """Carry out the next due entry, and those of its kind that are taken together with it; how many that were."""
    entry = claims.claim(worker=worker)
    if entry is None:
        return 0
    registration = handlers.find(entry.kind)
    together = registration.at_once if registration else 1
    entries = [entry, *claims.claim_more(entry, targets=together)] if together > 1 else [entry]
    outcome = carry_out(entries)
    logger.info("outbox entry %s %s, %s in all: %s", entry.kind, entry.pk, len(entries), outcome)
    return len(entries)


def carry_out_due(*, limit: int = 10_000) -> int:
    """Carry out all that is due, what it brings forth as well; how many that were. For tests and for `worker --once`."""
    worker = new_worker_name()
    count = 0
    while count < limit and (done := carry_out_next(worker=worker)):
        count += done
    return count


def carry_out(entries: Sequence[OutboxEntry]) -> str:
    """Call the handler of these entries of one kind and record the outcome; returns it in words that name no person."""
    registration = handlers.find(entries[0].kind)
    limit = (registration and registration.attempts) or int(settings.WORKER["ATTEMPTS"])
    if len(entries) == 1 and entries[0].attempts > limit:  # every attempt ended with its worker
        return give_up(entries[0], reason=entries[0].last_error or "the worker ended each time")
    try:
        call(entries)
    except handlers.NotNow as outage:
        due = [claims.record_outage(entry, reason=str(outage), pause=outage.pause) for entry in entries]
        return f"not now ({outage}), next try {due[0]:%H:%M:%S}"
    except Exception as error:  # noqa: BLE001  a handler may raise anything
        if len(entries) > 1:
            return "apart: " + ", ".join(carry_out([entry]) for entry in entries)
        return record_failure(entries[0], error, limit=limit)
    return "done"


def record_failure(entry: OutboxEntry, error: Exception, *, limit: int) -> str:
    if isinstance(error, handlers.Dropped):
        claims.insist(lambda: claims.record_done(entry))
        return "dropped, its target is gone"
    if isinstance(error, handlers.Refused):
        return give_up(entry, reason=str(error))
    reason = describe(error)
    if entry.attempts >= limit:
        return give_up(entry, reason=reason)
    due_at = claims.record_retry(entry, reason=reason)
    return f"attempt {entry.attempts} failed ({reason}), next try {due_at:%H:%M:%S}"


def call(entries: Sequence[OutboxEntry]) -> None:
    """The entries' handler, in their language, and each marked done unless the handler has done that itself."""
    registration = handlers.find(entries[0].kind)
    if registration is None:
        raise LookupError("no handler")  # perhaps this worker is older than the page that wrote the entry
    with translation.override(entries[0].language or settings.LANGUAGE_CODE):
        registration.handler(entries)
    claims.insist(partial(claims.record_done, *(entry for entry in entries if entry.done_at is None)))


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
