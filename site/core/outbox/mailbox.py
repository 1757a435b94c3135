"""The mailbox into which mail servers send their reports, read over IMAP (RFC 9051). Nothing in it is deleted."""

import imaplib
import logging
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings

from core.outbox.bounces import record_bounces
from core.outbox.reports import bounce_in

logger = logging.getLogger(__name__)
PAUSE_SECONDS = 300
MOST_AT_ONCE = 200
READ_BYTES = 200_000  # of one mail: the report and the headers of what is sent back stand at its beginning


class Reader:
    """Reads in the worker's schedule, which comes more often than a mailbox is to be asked."""

    def __init__(self) -> None:
        self.next_run = 0.0

    def read_if_due(self) -> None:
        if settings.BOUNCE_MAILBOX and time.monotonic() >= self.next_run:
            self.next_run = time.monotonic() + PAUSE_SECONDS
            read_mailbox()


def read_mailbox() -> int:
    """Note what the unread reports tell, and mark each mail as read once that is committed; how many mails came back.

    Two may read at once: a bounce is noted once. Raises OSError and imaplib's errors.
    """
    count = 0
    with _connection(settings.BOUNCE_MAILBOX) as server:
        for number in _unread(server):
            count += _record(_fetch(server, number))
            server.uid("STORE", number, "+FLAGS", r"(\Seen)")
    logger.info("the mailbox was read: %s mails came back", count)
    return count


def _record(raw: bytes) -> int:
    """How many mails of ours this one sends back. Anybody may write to the mailbox: what can't be read is passed over."""
    try:
        bounce = bounce_in(raw)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        logger.warning("a mail in the mailbox can't be read (%s)", type(error).__name__)
        return 0
    return record_bounces(bounces=[bounce]) if bounce else 0


@contextmanager
def _connection(mailbox: dict[str, Any]) -> Iterator[imaplib.IMAP4]:
    host, port, timeout = mailbox["HOST"], mailbox["PORT"], settings.EMAIL_TIMEOUT
    if mailbox["USE_SSL"]:
        server: imaplib.IMAP4 = imaplib.IMAP4_SSL(host, port, ssl_context=ssl.create_default_context(), timeout=timeout)
    else:
        server = imaplib.IMAP4(host, port, timeout=timeout)
    with server:  # logs out
        if mailbox["USE_TLS"]:
            server.starttls(ssl.create_default_context())
        server.login(mailbox["USER"], mailbox["PASSWORD"])
        answer, _lines = server.select(f'"{mailbox["FOLDER"]}"')
        if answer != "OK":
            raise imaplib.IMAP4.error("no such folder")
        yield server


def _unread(server: imaplib.IMAP4) -> list[str]:
    _answer, found = server.uid("SEARCH", "UNSEEN")
    numbers = found[0].decode().split() if found and found[0] else []
    return numbers[:MOST_AT_ONCE]


def _fetch(server: imaplib.IMAP4, number: str) -> bytes:
    _answer, parts = server.uid("FETCH", number, f"(BODY.PEEK[]<0.{READ_BYTES}>)")
    return next((part[1] for part in parts or () if isinstance(part, tuple)), b"")
