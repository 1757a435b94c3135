"""`python -m tests.faults.residents '{…}'`: many residents at one event, from many processes at once, some of which are killed.

What a killed process was doing is begun again by its successor, as a resident does who gets no answer and sends the same form
once more. Takes a `Plan` as JSON and prints as JSON how it went.
"""

import json
import random
import sys
import time
import traceback
import uuid
from functools import partial
from multiprocessing.sharedctypes import RawArray
from typing import Any

import django

django.setup()

from django.db import OperationalError, close_old_connections  # noqa: E402
from django.db.models import Sum  # noqa: E402

from events.models import Event, SignUp, State  # noqa: E402
from events.signups import Details, NoSeat, cancel, change, sign_up  # noqa: E402
from tests.factories import EventFactory, EventPageFactory  # noqa: E402
from tests.faults import journal  # noqa: E402
from tests.faults.crew import Life, employ  # noqa: E402
from tests.faults.plans import IN_PERSON, LARGEST_GROUP, ONLINE, Plan, Step, steps_of  # noqa: E402
from tests.faults.points import OF_RESIDENTS, die_at_commit  # noqa: E402

LANGUAGES = ("en", "fi", "sv", "ar")
MOST_TRIES = 5
BETWEEN_LOOKS = 0.05  # seconds


class Ledger:
    """Shared by all processes, and outlives each: how far one has come, which deaths it has met, how long each wait was."""

    def __init__(self, plan: Plan) -> None:
        self.steps = [steps_of(number, plan) for number in range(plan.processes)]
        self.fates = [fates_of(number, plan, len(steps)) for number, steps in enumerate(self.steps)]
        self.waits = [RawArray("d", len(steps)) for steps in self.steps]
        self.done, self.met, self.refused, self.again, self.failed = (RawArray("i", plan.processes) for _ in range(5))
        self.looks = RawArray("i", 1)
        self.most = {mode: RawArray("i", 1) for mode in (IN_PERSON, ONLINE)}  # people seen to have a seat at once

    @property
    def is_over(self) -> bool:
        return all(done == len(steps) for done, steps in zip(self.done, self.steps, strict=True))


def fates_of(number: int, plan: Plan, steps: int) -> list[tuple[int, str]]:
    """At which steps this process dies, and at which point of them; not at the last ones, so that each finds a commit."""
    chance = random.Random(number)
    mine = range(number, plan.deaths, plan.processes)
    points = [OF_RESIDENTS[place * 2 >= plan.deaths] for place in mine]
    return sorted((chance.randrange(steps * 3 // 4), point) for point in points)


def main(plan: Plan) -> None:
    journal.keep()
    seats = {"seats_in_person": plan.seats_in_person, "seats_online": plan.seats_online}
    event = EventFactory(hybrid=True, largest_group=LARGEST_GROUP, name=f"Meeting {uuid.uuid4()}", **seats)
    EventPageFactory(event=event)
    ledger = Ledger(plan)

    def begin(number: int) -> Life:
        return partial(live, number, event, ledger) if number < plan.processes else partial(look_on, event, ledger)

    began = time.monotonic()
    employ(plan.processes + 1, begin)
    print(json.dumps(told(event, ledger) | {"seconds": time.monotonic() - began}))


def told(event: Event, ledger: Ledger) -> dict[str, Any]:
    kinds = [step.what for steps in ledger.steps for step in steps]
    return {
        "event": event.pk,
        "steps": {what: kinds.count(what) for what in ("sign_up", "change", "cancel")},
        "waits": [
            wait
            for steps, waits in zip(ledger.steps, ledger.waits, strict=True)
            for step, wait in zip(steps, waits, strict=True)
            if step.what == "sign_up"
        ],
        "refused": sum(ledger.refused),
        "again": sum(ledger.again),
        "failed": sum(ledger.failed),
        "looks": ledger.looks[0],
        "most": {mode: seen[0] for mode, seen in ledger.most.items()},
    }


def live(number: int, event: Event, ledger: Ledger) -> None:
    """Step by step from where the process before has come to."""
    steps, fates = ledger.steps[number], ledger.fates[number]
    while (place := ledger.done[number]) < len(steps):
        if ledger.met[number] < len(fates) and fates[ledger.met[number]][0] <= place:
            die_at_commit(fates[ledger.met[number]][1])
            ledger.met[number] += 1
        start = time.monotonic()
        insist(number, event, steps[place], ledger)
        ledger.waits[number][place] = time.monotonic() - start
        ledger.done[number] += 1


def insist(number: int, event: Event, step: Step, ledger: Ledger) -> None:
    """A database that has no time answers 'try again in a few minutes' on the site; who reads that does so."""
    for _try in range(MOST_TRIES):
        try:
            close_old_connections()  # as the site does before each request
            take(event, step)
            return
        except NoSeat:
            ledger.refused[number] += 1
            return
        except OperationalError:
            ledger.again[number] += 1
        except Exception:  # noqa: BLE001  whatever it is, nobody should have seen it
            traceback.print_exc()
            break
    ledger.failed[number] += 1


def take(event: Event, step: Step) -> None:
    details = Details(
        name=f"Resident {step.who}",
        email=f"resident{step.who}@example.org",
        language=LANGUAGES[step.who % len(LANGUAGES)],
        mode=step.mode,
        companions=[f"Companion {number}" for number in range(1, step.people)],
    )
    if step.what == "sign_up":
        sign_up(event=event, details=details, attempt=step.attempt)
        return
    own = SignUp.objects.get(event=event, attempt=step.attempt)
    if step.what == "cancel":
        cancel(sign_up=own)
    else:
        change(sign_up=own, details=details, asked=())


def look_on(event: Event, ledger: Ledger) -> None:
    """Count the seats that are taken, over and over, as anybody sees them from outside."""
    seated = SignUp.objects.filter(event=event, state=State.SEATED).order_by()
    while not ledger.is_over:
        close_old_connections()
        taken = dict(seated.values_list("mode").annotate(Sum("people")))
        for mode, seen in ledger.most.items():
            seen[0] = max(seen[0], taken.get(mode, 0))
        ledger.looks[0] += 1
        time.sleep(BETWEEN_LOOKS)


if __name__ == "__main__":
    main(Plan(**json.loads(sys.argv[1])))
