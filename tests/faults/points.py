"""Named points at which a process kills itself, as a power cut would: no `finally` runs, nothing is told to anybody.

The code of the site knows nothing of them: they are put around it in the process that is to die.
"""

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.mail import EmailMessage
from django.db.backends.base.base import BaseDatabaseWrapper

from core.outbox import claims, smtp
from core.outbox.models import OutboxEntry

BEFORE_COMMIT, AFTER_COMMIT = "before the commit", "after the commit"
IN_HAND, AFTER_250, NOTED = "before it is sent", "after SMTP's 250", "after the 250 is noted"
OF_RESIDENTS = (BEFORE_COMMIT, AFTER_COMMIT)
OF_WORKERS = (AFTER_250, IN_HAND, NOTED)
NOTES = "DEATHS_FILE"  # the setting that says where deaths are noted


def die(point: str, mail: str = "") -> None:
    """SIGKILL to this process, noted before; `mail` is the Message-ID of the mail in hand."""
    with Path(os.environ[NOTES]).open("a", encoding="utf-8") as notes:
        notes.write(json.dumps({"point": point, "mail": mail}) + "\n")
    os.kill(os.getpid(), signal.SIGKILL)


def deaths(notes: Path) -> list[dict[str, str]]:
    """All of them so far, each with its `point` and `mail`."""
    return [json.loads(line) for line in notes.read_text(encoding="utf-8").splitlines()] if notes.exists() else []


def die_at_commit(point: str) -> None:
    """This process dies at its next commit; after it means before anything else, what waits `on_commit` too."""
    database_class: Any = BaseDatabaseWrapper
    commit = database_class._commit

    def committing(database: Any) -> None:
        if point == BEFORE_COMMIT:
            die(point)
        commit(database)
        die(point)

    patch(database_class, _commit=committing)


def die_at_mail(point: str, number: int) -> None:
    """This process dies at so manieth a mail."""
    send, record, handed = smtp.send, claims.record_accepted, [0]

    def sending(message: EmailMessage) -> None:
        handed[0] += 1
        in_turn = handed[0] == number
        if in_turn and point == IN_HAND:
            die(point, message.extra_headers["Message-ID"])
        send(message)
        if in_turn and point == AFTER_250:
            die(point, message.extra_headers["Message-ID"])

    def recording(entry: OutboxEntry) -> None:
        record(entry)
        if handed[0] == number and point == NOTED:
            die(point, entry.message_id)

    patch(smtp, send=sending)
    patch(claims, record_accepted=recording)


def patch(owner: Any, **functions: Callable[..., Any]) -> None:
    for name, function in functions.items():
        setattr(owner, name, function)
