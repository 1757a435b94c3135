"""The worker's life: carry out what is due, look after the schedule, wait a little, until it is told to stop."""

import logging
import time
from threading import Event

from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections, connection

from core.worker.carry_out import carry_out_due, carry_out_next, new_worker_name
from core.worker.schedule import Schedule

logger = logging.getLogger(__name__)
LONGEST_WAIT = 30.0


def run(stop: Event) -> None:
    """Work until `stop` is set; the entry in hand is finished first. A database that is away is waited for."""
    worker = new_worker_name()
    schedule = Schedule()
    logger.info("worker %s begins", worker)
    wait = poll = settings.WORKER["POLL_SECONDS"]
    away_since: float | None = None
    while not stop.is_set():
        try:
            close_old_connections()
            busy = turn(worker, schedule)
        except (OperationalError, InterfaceError) as error:
            if away_since is None:
                away_since = time.monotonic()
                logger.warning("the database is away (%s); the worker waits for it", type(error).__name__)
            connection.close()
            wait, busy = min(wait * 2, LONGEST_WAIT), False
        else:
            if away_since is not None:
                logger.warning("the database is back after %.0f s", time.monotonic() - away_since)
            wait, away_since = poll, None
        if not busy:
            stop.wait(wait)
    connection.close()
    logger.info("worker %s ends", worker)


def turn(worker: str, schedule: Schedule) -> bool:
    """One entry, and the schedule if its time has come; whether there was an entry."""
    busy = bool(carry_out_next(worker=worker))
    schedule.run_if_due()
    return busy


def run_once() -> int:
    """All that is due now and the schedule once; how many entries that were."""
    Schedule().run_if_due()
    return carry_out_due()
