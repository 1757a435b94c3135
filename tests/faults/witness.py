"""`python -m tests.faults.witness EVENT SECONDS`: once no mail waits any more, what the database holds of an event, as JSON."""

import json
import sys
import time
from typing import Any

import django

django.setup()

from django.db import close_old_connections  # noqa: E402

from core.outbox.models import MAIL, OutboxEntry  # noqa: E402
from events.models import SignUp  # noqa: E402
from tests.faults import journal  # noqa: E402


def main(event: int, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while waiting() and time.monotonic() < deadline:
        close_old_connections()
        time.sleep(0.2)
    rows = SignUp.objects.filter(event=event).order_by("number")
    print(
        json.dumps(
            {
                "moves": journal.read(event),
                "sign_ups": list(rows.values("pk", "state", "mode", "people", "number", "email")),
                "mails": mails({str(row.public_id): row for row in rows}),
                "still_waiting": waiting(),
            }
        )
    )


def waiting() -> int:
    return OutboxEntry.objects.filter(kind__startswith=MAIL, done_at__isnull=True, failed_at__isnull=True).count()


def mails(rows: dict[str, SignUp]) -> list[dict[str, Any]]:
    return [
        {
            "sign_up": rows[entry.target].pk,
            "kind": entry.kind.removeprefix(MAIL),
            "message_id": entry.message_id,
            "is_done": entry.done_at is not None,
            "is_accepted": entry.accepted_at is not None,
        }
        for entry in OutboxEntry.objects.filter(kind__startswith=MAIL, target__in=rows)
    ]


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
