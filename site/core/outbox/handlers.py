"""Who carries out which kind of entry. Apps register their handlers when Django starts (`AppConfig.ready`)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.outbox.models import OutboxEntry

Handler = Callable[["OutboxEntry"], None]


class Dropped(Exception):
    """The target is gone: the entry counts as done, and nothing was done."""


class Refused(Exception):
    """No later attempt can succeed: the entry is given up at once. The text is kept, so it names no person."""


class TryAgain(Exception):
    """This attempt failed in a known way, another may succeed. The text is kept, so it names no person."""


class NotNow(Exception):
    """What the entry needs is out of order, such as the mail server: it waits as long as that lasts. The text is kept."""


@dataclass(frozen=True)
class Registration:
    """`lease_seconds`: how long one attempt may take before another worker takes the entry; None is the setting's."""

    handler: Handler
    lease_seconds: int | None = None


_registered: dict[str, Registration] = {}


def handles(kind: str, *, lease_seconds: int | None = None) -> Callable[[Handler], Handler]:
    """Register the decorated function for entries of this kind.

    It is called outside a transaction, with the entry's language active. `Dropped`, `Refused` and `NotNow` mean what they
    say; any other exception is an attempt that failed, and more follow, with growing pauses, until they are used up. A
    worker that is killed leaves the entry to another one: whatever a handler does may happen twice, and must bear it.
    """

    def register(handler: Handler) -> Handler:
        known = _registered.get(kind)
        if known and known.handler is not handler:
            raise ValueError(f"Two handlers for outbox entries of kind {kind!r}.")
        _registered[kind] = Registration(handler, lease_seconds)
        return handler

    return register


def find(kind: str) -> Registration | None:
    return _registered.get(kind)
