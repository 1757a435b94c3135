"""Events that many have signed up for, written as rows; in a process of the site. Prints JSON.

`python -m tests.benchmarks.filled_events events` makes them; `… seated CODE` tells how many people have a seat.
"""

import json
import re
import statistics
import sys
import time
import uuid
from collections import Counter
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.db.models import Sum  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from events.models import Event, Mode, SignUp, State  # noqa: E402
from events.signups import cancel  # noqa: E402
from tests.benchmarks.signing_up import EXISTING, FORM, SEATS, Form  # noqa: E402
from tests.factories import EventFactory, EventPageFactory  # noqa: E402

PLENTY = 50_000
CANCELLATIONS = 7


def events() -> dict[str, Any]:
    """Codes by what the event is like, and the queries of one POST to each."""
    filled = {}
    for count in EXISTING:
        if count > SEATS:
            filled[f"{count:,}: {SEATS} seats, the others wait"] = event_with(count, seats_in_person=SEATS)
        filled[f"{count:,}: online, a seat for each"] = event_with(count, online=True, seats_online=PLENTY)
    kinds = {code: post(code) for code in filled.values()}
    return {
        "cancelled_in": {code: cancelled_in(code) for code in filled.values()},
        "filled": filled,
        "rush": event_with(0, seats_in_person=SEATS),
        "queries": {code: found.total() for code, found in kinds.items()},
        "kinds": max(kinds.values(), key=Counter.total).most_common(),
    }


def event_with(count: int, **facts: Any) -> str:
    event = EventFactory(
        name=f"Meeting {uuid.uuid4().hex[:12]}", starts_at=timezone.now() + timedelta(days=60), **facts
    )
    EventPageFactory(event=event)
    seats = event.seats(event.modes[0])
    SignUp.objects.bulk_create(
        [row(event, number, State.SEATED if number <= seats else State.WAITING) for number in range(1, count + 1)],
        batch_size=1_000,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE events_signup")  # as autovacuum does a minute later
    return str(event.code)


def row(event: Event, number: int, state: State) -> SignUp:
    address = f"{uuid.uuid4().hex}@example.org"
    return SignUp(
        event=event,
        attempt=uuid.uuid4(),
        state=state,
        mode=Mode.IN_PERSON if event.has_room else Mode.ONLINE,
        number=number,
        name=f"Resident {number}",
        email=address,
        email_key=address,
        language="en",
        calendar_uid=f"{uuid.uuid4()}@example.org",
    )


def post(code: str) -> Counter[str]:
    """The queries of one person's sign-up by kind, of a process that has answered before."""
    found: Counter[str] = Counter()
    for _time in range(2):
        client, path, form = Client(headers={"host": "127.0.0.1"}), f"/en/sign-up/{code}/", Form()
        form.feed(client.get(path).content.decode())
        fields = form.fields | {"name": "Amina", "email": f"{uuid.uuid4().hex}@example.org"}
        with CaptureQueriesContext(connection) as captured:
            assert client.post(path, fields).status_code == 200, FORM
        found = Counter(kind_of(query["sql"]) for query in captured if query["sql"] not in ("BEGIN", "COMMIT"))
    return found


def cancelled_in(code: str) -> float:
    """Milliseconds until somebody with a seat has given it up, and who waits has it."""
    times = []
    for own in SignUp.objects.filter(event__code=code, state=State.SEATED)[:CANCELLATIONS]:
        start = time.perf_counter()
        cancel(sign_up=own)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def kind_of(sql: str) -> str:
    """What it does and to which table, as `SELECT events_event`."""
    table = re.search(r'(?:FROM|INTO|UPDATE) "(\w+)"', sql)
    locks = " FOR UPDATE" if "FOR UPDATE" in sql else ""
    return f"{sql.split()[0]} {table[1] if table else ''}{locks}".strip()


def seated(code: str) -> int:
    rows = SignUp.objects.filter(event__code=code, state=State.SEATED)
    return int(rows.aggregate(people=Sum("people"))["people"] or 0)


if __name__ == "__main__":
    print(json.dumps(events() if sys.argv[1] == "events" else seated(sys.argv[2])))
