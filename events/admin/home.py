"""The next events on the home of editors and hosts: a host sees her own, with who waits and the way to the door."""

from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from core.admin.panels import Action
from events.admin.rights import is_editor, is_host, visible_events
from events.mails.undelivered import not_reached
from events.models import Event, Mode, SignUp, State
from events.signups.seats import count_all

SHOWN = 5


def begin_event(request: HttpRequest) -> Action | None:
    """For `core.admin.panels.ACTIONS`."""
    if not request.user.has_perm("events.add_event"):
        return None
    return Action(_("New event"), reverse("events_admin:add"), "calendar-alt", order=10)


def add_events(request: HttpRequest, panels: list[Any]) -> None:
    """For `construct_homepage_panels`."""
    if is_editor(request.user) or is_host(request.user):
        panels.append(NextEventsPanel(request))


class NextEventsPanel(Component):
    name = "next_events"
    template_name = "events/admin/home.html"

    def __init__(self, request: HttpRequest) -> None:
        self.user = request.user
        self.order = 50 if is_editor(request.user) else 10

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        rows = next_events(self.user)
        events = list(rows[:SHOWN])
        attach_numbers(events, self.user)
        return {
            "events": events,
            "more": rows.count() - SHOWN if len(events) == SHOWN else 0,
            "edits": is_editor(self.user),
            "may_begin": self.user.has_perm("events.add_event"),
        }


def next_events(user: Any) -> QuerySet[Event]:
    """Those that are not over, the next first; a host's own."""
    return visible_events(user).filter(ends_at__gt=timezone.now()).select_related("venue").order_by("starts_at", "pk")


def attach_numbers(events: list[Any], user: Any) -> None:
    """`seats_by_mode` [(label, Seats)], `people_waiting`, `refused_mails`, `shows_people` (who signed up); 6 queries."""
    seats = count_all(events)
    waiting = people_waiting(events)
    refused = refused_mails(events)
    all_hosted = user.has_perm("events.view_signup")
    hosted = set(Event.hosts.through.objects.filter(event__in=events, user=user).values_list("event", flat=True))
    for event in events:
        event.seats_by_mode = [(Mode(mode).label, left) for mode, left in seats[event.pk].items()]
        event.people_waiting = waiting.get(event.pk, 0)
        event.refused_mails = refused.get(event.pk, 0)
        event.shows_people = all_hosted or (event.pk in hosted and is_host(user))


def people_waiting(events: list[Any]) -> dict[int, int]:
    rows = SignUp.objects.filter(event__in=events, state=State.WAITING).order_by()
    return dict(rows.values_list("event").annotate(people=Sum("people")))


def refused_mails(events: list[Any]) -> dict[int, int]:
    """How many people of these events haven't got their mail."""
    people = SignUp.objects.filter(event__in=events, public_id__in=not_reached()).order_by()
    return dict(people.values_list("event").annotate(Count("pk")))
