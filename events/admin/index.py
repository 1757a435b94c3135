"""The list of events: all of them for editors, for hosts their own."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from core import moments
from core.admin.panels import WIDE
from events.admin.rights import is_editor, is_host, visible_events
from events.models import Event, EventPage, Mode, State, Status
from events.signups.seats import count_all


class EventFilter(WagtailFilterSet):
    time = django_filters.ChoiceFilter(
        label=_("Time"),
        method="filter_time",
        choices=[("upcoming", _("Upcoming")), ("past", _("Past"))],
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )
    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=Status.choices, widget=forms.RadioSelect, empty_label=_("All")
    )
    mode = django_filters.ChoiceFilter(
        label=_("Mode"), choices=Mode.choices, widget=forms.RadioSelect, empty_label=_("All")
    )

    class Meta:
        model = Event
        fields = ["time", "status", "mode"]

    def filter_time(self, events: QuerySet[Event], name: str, value: str) -> QuerySet[Event]:
        now = timezone.now()
        return events.filter(ends_at__gt=now) if value == "upcoming" else events.filter(ends_at__lte=now)


class EventsView(generic.IndexView):
    model = Event
    any_permission_required = ["add", "change", "delete", "host"]
    filterset_class = EventFilter
    search_fields = ["name", "pages__title", "venue__name"]
    default_ordering = "-starts_at"
    paginate_by = 25
    columns = [
        TitleColumn("name", label=_("Event"), sort_key="name", get_url=lambda event: event.admin_url),
        Column("when", label=_("When"), accessor=lambda event: say_when(event), sort_key="starts_at"),
        StatusTagColumn(
            "status",
            label=_("Status"),
            accessor="get_status_display",
            primary=lambda event: event.status == Status.SCHEDULED,
        ),
        Column("seats", label=_("Seats"), accessor="admin_seats", classname=WIDE),
        Column("waiting", label=_("Waiting"), accessor="admin_waiting", classname=WIDE),
        Column("languages", label=_("Pages"), accessor="admin_languages", classname=WIDE),
    ]

    def get_base_queryset(self) -> QuerySet[Event]:
        waiting = Count("sign_ups", filter=Q(sign_ups__state=State.WAITING), distinct=True)
        return visible_events(self.request.user).annotate(admin_waiting=waiting)

    def search_queryset(self, queryset: QuerySet[Event]) -> QuerySet[Event]:
        return super().search_queryset(queryset).distinct()

    def get_page_title(self) -> str:
        return gettext("Events") if is_editor(self.request.user) else gettext("My events")

    @cached_property
    def add_item_label(self) -> str:
        return gettext("New event")

    @cached_property
    def no_results_message(self) -> str:
        if self.is_searching or self.is_filtering:
            return gettext("No event matches.")
        return gettext("There are no events yet.")

    def get_list_buttons(self, instance: Event) -> list[Button]:
        return []

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        attach_numbers(context["object_list"], self.request.user)
        return context


def attach_numbers(events: Iterable[Any], user: Any) -> None:
    """What the list says of each event beside its own row; two queries for all."""
    listed = list(events)
    seats = count_all(listed)
    tags: dict[int, list[str]] = {}
    pages = EventPage.objects.filter(event__in=listed).order_by("pk")
    for event_id, tag, live in pages.values_list("event", "locale__language_code", "live"):
        tags.setdefault(event_id, []).append(tag if live else gettext("%(language)s (draft)") % {"language": tag})
    view = "edit" if is_editor(user) else "sign_ups"
    for event in listed:
        event.admin_url = reverse(f"events_admin:{view}", args=[event.pk])
        event.admin_seats = say_seats(seats[event.pk]) if event.takes_sign_ups else "–"
        event.admin_languages = ", ".join(tags.get(event.pk, [])) or "–"


def say_when(event: Event) -> str:
    """When it begins, in its own zone."""
    return moments.date_and_hour(event.starts_at, zone=event.zone)


def say_seats(seats: dict[str, Any]) -> str:
    """`12 of 60`, for each mode of the event."""
    several = len(seats) > 1
    told = []
    for mode, left in seats.items():
        numbers = ngettext("%(taken)d of %(total)d", "%(taken)d of %(total)d", left.total) % {
            "taken": left.taken,
            "total": left.total,
        }
        told.append(f"{numbers} {Mode(mode).label}" if several else numbers)
    return ", ".join(told)


def shows_events(user: Any) -> bool:
    """Whether the menu leads this person to events."""
    return is_editor(user) or is_host(user) or bool(user.has_perm("events.add_event"))
