"""Who works in the admin: built here from permissions, as the roles hold them."""

from typing import Any

from django.contrib.auth.models import Permission
from django.test import Client

from events.models import Event
from tests.factories import AdministratorFactory, EventFactory, UserFactory


def client_for(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def person(*permissions: str) -> Any:
    """Somebody who may enter the admin and do just this."""
    user = UserFactory()
    for name in ["wagtailadmin.access_admin", *permissions]:
        app, codename = name.split(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return user


def editor() -> Any:
    return person("events.add_event", "events.change_event", "events.delete_event")


def host() -> Any:
    return person("events.host_event")


def administrator() -> Any:
    return AdministratorFactory()


def hosted_event(**facts: Any) -> tuple[Event, Client]:
    """An event and the browser of its host."""
    user = host()
    return EventFactory(hosts=[user], **facts), client_for(user)
