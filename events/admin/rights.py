"""Who may do what with events. Editors see every event and its numbers; the people who signed up are for its hosts."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from events.models import Event


def is_editor(user: Any) -> bool:
    """May see every event and change its facts."""
    return bool(user.has_perm("events.change_event"))


def is_host(user: Any) -> bool:
    """May host events, and sees those whose host she is."""
    return bool(user.has_perm("events.host_event"))


def visible_events(user: Any) -> QuerySet[Event]:
    """Every event for editors; for hosts their own."""
    if is_editor(user):
        return Event.objects.all()
    return Event.objects.filter(hosts=user) if is_host(user) else Event.objects.none()


def may_see_sign_ups(user: Any, event: Event) -> bool:
    """The event's hosts, and administrators: whoever may view all sign-ups."""
    if sees_all_sign_ups(user):
        return True
    return is_host(user) and event.hosts.filter(pk=user.pk).exists()


def sees_all_sign_ups(user: Any) -> bool:
    """Administrators: may look for one person in every event, and erase her data."""
    return bool(user.has_perm("events.view_signup"))


def demand_sign_ups(user: Any, event: Event) -> None:
    """Raise PermissionDenied for everyone who may not see who signed up."""
    if not may_see_sign_ups(user, event):
        raise PermissionDenied
