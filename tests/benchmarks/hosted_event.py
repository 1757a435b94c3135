"""A host's list and files at an event with many sign-ups, three questions answered by each; in a process of the site."""

import statistics
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from events.exports import columns  # noqa: E402
from events.models import Answer, Event, SignUp  # noqa: E402
from tests.benchmarks.filled_events import event_with  # noqa: E402
from tests.factories import SignUpFormFactory, host  # noqa: E402

COUNTS, TIMES = (1_000, 5_000, 10_000), 3
AIMS = {"list": 1, "workbook": 5}  # seconds


def main() -> None:
    hanna = host()
    events = {count: filled(count, hanna) for count in COUNTS}
    most, many = max(events.items())
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(hanna)
    print(f"\na host's event with {most:,} sign-ups, {3 * most:,} answers")
    told_list(client, many)
    for ending, aim in (("csv", None), ("xlsx", AIMS["workbook"])):
        told_file(client, events, ending, aim)


def filled(count: int, hanna: Any) -> Event:
    form = SignUpFormFactory(questions=[{"text": f"Question {number}?"} for number in range(3)])
    event = Event.objects.get(code=event_with(count, seats_in_person=count, sign_up_form=form))
    event.hosts.add(hanna)
    questions = list(form.questions.all())
    Answer.objects.bulk_create(
        (
            Answer(
                sign_up_id=pk,
                question_key=question.translation_key,
                position=position,
                language="en",
                wording=question.text,
                text="As somebody would answer it, in a sentence of some length.",
            )
            for pk in SignUp.objects.filter(event=event).values_list("pk", flat=True)
            for position, question in enumerate(questions)
        ),
        batch_size=1_000,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE events_answer")  # as autovacuum does a minute later
    return event


def told_list(client: Client, event: Event) -> None:
    def open_list() -> None:
        assert client.get(reverse("events_admin:sign_ups", args=[event.pk])).status_code == 200

    open_list()  # warm
    with CaptureQueriesContext(connection) as captured:
        open_list()
    queries = len(captured)  # now: the next request empties the log
    print(f"{'the list opens in':<28}{seconds(open_list):>8.2f} s (aim: under {AIMS['list']} s), {queries} queries")


def told_file(client: Client, events: dict[int, Event], ending: str, aim: int | None) -> None:
    """`aim` in seconds. The peak is of what Python holds while the file is made and sent, in megabytes."""
    _most, many = max(events.items())
    size = save(client, many, ending)
    took = seconds(lambda: save(client, many, ending))
    within = f" (aim: under {aim} s)" if aim else ""
    peaks = ", ".join(
        f"{peak(lambda event=event: save(client, event, ending)):.1f} MB at {count:,}"  # type: ignore[misc]
        for count, event in events.items()
    )
    print(f"{ending.upper():<28}{took:>8.2f} s{within}, {size / 1e6:.1f} MB; held at most: {peaks}", flush=True)


def save(client: Client, event: Event, ending: str) -> int:
    """How many bytes the file has; nothing of it is kept."""
    keys = [column.key for column in columns(event, "en")]
    address = reverse("events_admin:export", args=[event.pk])
    response = client.get(address, {"save": "1", "format": ending, "columns": keys})
    assert response.status_code == 200
    return sum(len(part) for part in response)


def seconds(act: Callable[[], object]) -> float:
    times = []
    for _time in range(TIMES):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def peak(act: Callable[[], object]) -> float:
    tracemalloc.start()
    act()
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


if __name__ == "__main__":
    main()
