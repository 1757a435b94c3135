"""A service ends with the tests that have started it, even if these are killed."""

import ctypes
import signal
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1  # prctl(2)


def ending_with_us(number: signal.Signals) -> Callable[[], None] | None:
    """For `preexec_fn`: let Linux send this signal to the process when ours dies. Elsewhere there is no such thing."""
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl

    def ask() -> None:
        prctl(PR_SET_PDEATHSIG, number)

    return ask
