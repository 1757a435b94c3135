"""`python -m tests.faults.carriers COUNT DEATHS`: so many workers until SIGTERM, who die so many times with a mail in hand."""

import itertools
import random
import signal
import sys
from collections.abc import Iterator
from functools import partial
from threading import Event

import django

django.setup()

from core.worker import loop  # noqa: E402
from tests.faults.crew import Life, employ  # noqa: E402
from tests.faults.points import OF_WORKERS, die_at_mail  # noqa: E402

Fate = tuple[str, int]  # a point, and at how manieth a mail
MAILS = 4


def main(count: int, deaths: int) -> None:
    chance = random.Random(11)
    points = itertools.islice(itertools.cycle(OF_WORKERS), deaths)
    fates = iter([(point, chance.randint(1, MAILS)) for point in points])
    employ(count, lambda _number: begin(fates))


def begin(fates: Iterator[Fate]) -> Life:
    return partial(live, next(fates, None))


def live(fate: Fate | None) -> None:
    """As `manage.py worker` does."""
    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    if fate:
        die_at_mail(*fate)
    loop.run(stop)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
