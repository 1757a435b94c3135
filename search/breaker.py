"""A circuit breaker (Nygard, Release It!, 2007): who has just failed isn't asked for a while, so that nobody waits for it."""

import logging
import time
from collections.abc import Callable
from threading import Lock

logger = logging.getLogger(__name__)
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 30.0  # seconds


class Breaker:
    """One for each process. After a failure it is open for a pause that doubles; then one caller may try."""

    def __init__(self, name: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.name = name
        self._clock = clock
        self._lock = Lock()
        self._pause = 0.0
        self._closed_from = 0.0

    def lets_through(self) -> bool:
        """Whether to ask now. While it is failing, one caller a pause is let through to try."""
        with self._lock:
            if not self._pause:
                return True
            now = self._clock()
            if now < self._closed_from:
                return False
            self._closed_from = now + self._pause
            return True

    def succeeded(self) -> None:
        with self._lock:
            was_failing, self._pause = bool(self._pause), 0.0
        if was_failing:
            logger.warning("%s is back", self.name)

    def failed(self, reason: str) -> None:
        with self._lock:
            was_failing = bool(self._pause)
            self._pause = min(self._pause * 2, LONGEST_PAUSE) if was_failing else FIRST_PAUSE
            self._closed_from = self._clock() + self._pause
        if not was_failing:
            logger.warning("%s is away (%s); the database answers searches meanwhile", self.name, reason)
