"""Processes forked from one that has the site loaded; one that is killed is forked again, as a supervisor would."""

import os
import signal
import traceback
from collections.abc import Callable
from contextlib import suppress

from django.db import connections

from tests.services.processes import ending_with_us

Life = Callable[[], None]


def employ(count: int, begin: Callable[[int], Life]) -> None:
    """Until each of them has lived to its end; `begin(number)` says here what the process will do there.

    SIGTERM is handed on to them. Raises RuntimeError if one fails.
    """
    connections.close_all()  # no two processes share one
    alive: dict[int, int] = {}
    signal.signal(signal.SIGTERM, lambda *_: tell(alive, signal.SIGTERM))
    for number in range(count):
        alive[beget(begin(number))] = number
    while alive:
        process, status = os.wait()
        number = alive.pop(process)
        code = os.waitstatus_to_exitcode(status)
        if code == -signal.SIGKILL:
            alive[beget(begin(number))] = number
        elif code:
            tell(alive, signal.SIGKILL)
            raise RuntimeError(f"process {number} ended with {code}")


def beget(live: Life) -> int:
    """A child that lives and ends there, whatever happens in it; its process id."""
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if ask_to_end_with_us := ending_with_us(signal.SIGKILL):
            ask_to_end_with_us()
        live()
        code = 0
    except BaseException:  # noqa: BLE001  a child never goes on as if it were its parent
        traceback.print_exc()
    finally:
        os._exit(code)


def tell(processes: dict[int, int], what: signal.Signals) -> None:
    for process in list(processes):
        with suppress(ProcessLookupError):
            os.kill(process, what)
