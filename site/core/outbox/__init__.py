"""What must happen once a change has been committed: written in the change's own transaction, carried out by the worker.

`put` is the one door. A sign-up that is rolled back leaves no mail behind, and a mail that must go out can't be forgotten.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.outbox.models import OutboxEntry


def put(
    *,
    kind: str,
    target: str = "",
    language: str = "",
    parameters: dict[str, Any] | None = None,
    due_at: datetime | None = None,
    priority: int = 0,
) -> "OutboxEntry":
    """Write an entry that the worker carries out after the surrounding transaction has been committed.

    `target` is a public id, never an address or a name; `parameters` must be JSON; `due_at` is now unless given; among
    entries that are due a higher `priority` goes first. Raises TransactionManagementError outside a transaction: an entry
    that stands apart from its change could be lost, or could tell of something that never happened.
    """
    from core.outbox import models  # models can't be imported while Django is still loading this package as an app

    return models.write(
        kind=kind, target=target, language=language, parameters=parameters or {}, due_at=due_at, priority=priority
    )
