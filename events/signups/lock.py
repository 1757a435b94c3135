from events.models import Event


def lock_event(pk: int) -> Event:
    """The event's row, held until the transaction ends. SQLite has no row locks; there BEGIN IMMEDIATE does the same."""
    return Event.objects.select_for_update(of=("self",)).get(pk=pk)
