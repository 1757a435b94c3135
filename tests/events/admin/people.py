"""Who sits before the admin's screens."""

from typing import Any

from django.test import Client

from events.models import Event
from tests.factories import EventFactory, host


def client_for(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def hosted_event(**facts: Any) -> tuple[Event, Client]:
    """An event and the browser of its host."""
    user = host()
    return EventFactory(hosts=[user], **facts), client_for(user)
