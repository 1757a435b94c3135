"""What the drawing of an event tells."""

from typing import cast

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core import moments
from core.drawings import Table, draw_table
from core.drawings.table import Level, Mode, State
from core.languages import language
from events.models import Event, Status


def table_of(event: Event, level: str, *, told: bool) -> Table:
    """The event as a table. Where nobody signs up there are seats enough."""
    shown_level = level if event.takes_sign_ups else "many"
    return Table(cast(Level, shown_level), cast(Mode, str(event.mode)), _state(event), told)


def _state(event: Event) -> State:
    if event.status != Status.SCHEDULED:
        return cast(State, str(event.status))
    return "over" if event.is_over else "scheduled"


def shared_table(event: Event, tag: str, *, told: bool = False) -> SafeString:
    """The event where its link is shared. Others keep that picture for weeks, so it doesn't tell how many seats are left."""
    return draw_table(table_of(event, "few", told=told), "large", language(tag).direction)


def when_and_where(event: Event) -> tuple[str, ...]:
    """Two lines: 'Thursday 10 December 2026, 17.30', 'Entresse library'; 'Cancelled' in place of where, 'Postponed' of when."""
    day, hour = moments.day(event.starts_at, zone=event.zone), moments.hour(event.starts_at, zone=event.zone)
    begins = _("%(date)s, %(hour)s") % {"date": day, "hour": hour}
    if event.status == Status.CANCELLED:
        return _("Cancelled"), begins
    where = event.venue.words.name.text if event.venue and event.has_room else _("Online")
    return _("Postponed: a new time comes later") if event.status == Status.POSTPONED else begins, where
