"""What the drawing of an event tells."""

from typing import cast

from core.drawings import Table
from core.drawings.table import Level, Mode, State
from events.models import Event, Status


def table_of(event: Event, level: str, *, told: bool) -> Table:
    """The event as a table. Where nobody signs up there are seats enough."""
    shown_level = level if event.takes_sign_ups else "many"
    return Table(cast(Level, shown_level), cast(Mode, str(event.mode)), _state(event), told)


def _state(event: Event) -> State:
    if event.status != Status.SCHEDULED:
        return cast(State, str(event.status))
    return "over" if event.is_over else "scheduled"
