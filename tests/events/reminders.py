"""Events with reminders, and words of their own for one."""

import uuid
from typing import Any

from events.models import Event, Reminder, ReminderText
from tests.factories import EventFactory, EventPageFactory, SnippetFactory


class ReminderTextFactory(SnippetFactory):
    class Meta:
        model = ReminderText

    heading = "Bring a pencil"
    text = "We draw together.\n\nPaper is there."


def reminded(*hours: int, **facts: Any) -> Event:
    """An event with reminders so many hours before."""
    title, slug = "A library that sounds", f"library-{uuid.uuid4().hex[:8]}"
    event: Event = EventPageFactory(title=title, slug=slug, event=EventFactory(**facts)).event
    for before in hours:
        Reminder.objects.create(event=event, hours_before=before)
    return event
