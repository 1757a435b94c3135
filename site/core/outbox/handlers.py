"""Who carries out which kind of entry. Apps register their handlers when Django starts (`AppConfig.ready`)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.outbox.models import OutboxEntry

OneHandler = Callable[["OutboxEntry"], None]
Handler = Callable[[Sequence["OutboxEntry"]], None]


class Dropped(Exception):
    """The target is gone: the entry counts as done, and nothing was done."""


class Refused(Exception):
    """No later attempt can succeed: the entry is given up at once. The text is kept, so it names no person."""


class TryAgain(Exception):
    """This attempt failed in a known way, another may succeed. The text is kept, so it names no person."""


class NotNow(Exception):
    """What the entry needs is out of order, such as the mail server: it waits as long as that lasts. The text is kept.

    `pause` is how long it waits until it is tried again; without one the pause grows with the entry's age.
    """

    def __init__(self, reason: str, *, pause: timedelta | None = None) -> None:
        super().__init__(reason)
        self.pause = pause


@dataclass(frozen=True)
class Registration:
    """`lease_seconds`: how long one attempt may take before another worker takes the entry; `attempts`: how many there are,
    None for the setting's number. `at_once`: of how many targets the handler takes the kind's entries together.
    """

    handler: Handler
    lease_seconds: int | None = None
    attempts: int | None = None
    at_once: int = 1


_registered: dict[str, Registration] = {}


def handles(kind: str, *, lease_seconds: int | None = None) -> Callable[[OneHandler], OneHandler]:
    """Register the decorated function for entries of this kind.

    It is called outside a transaction, with the entry's language active. `Dropped`, `Refused` and `NotNow` mean what they
    say; any other exception is an attempt that failed, and more follow, with growing pauses, until they are used up. A
    worker that is killed leaves the entry to another one: whatever a handler does may happen twice, and must bear it.
    """

    def register(handler: OneHandler) -> OneHandler:
        _register(kind, Registration(_OneByOne(handler), lease_seconds))
        return handler

    return register


def handles_together(
    kind: str, *, at_once: int, lease_seconds: int | None = None, attempts: int | None = None
) -> Callable[[Handler], Handler]:
    """Register the decorated function for entries of this kind: all that are due of some `at_once` targets, oldest first.

    What it raises counts for each of them; if that is no outage, each is tried again alone, so that one holds back no other.
    """

    def register(handler: Handler) -> Handler:
        _register(kind, Registration(handler, lease_seconds, attempts, at_once))
        return handler

    return register


def find(kind: str) -> Registration | None:
    return _registered.get(kind)


@dataclass(frozen=True)
class _OneByOne:
    """A handler of one entry as one of several, of which there is one."""

    handler: OneHandler

    def __call__(self, entries: Sequence["OutboxEntry"]) -> None:
        for entry in entries:
            self.handler(entry)


def _register(kind: str, registration: Registration) -> None:
    known = _registered.get(kind)
    if known and known.handler != registration.handler:
        raise ValueError(f"Two handlers for outbox entries of kind {kind!r}.")
    _registered[kind] = registration
