"""Who has signed up for an event: the host's list, and the same list as a file."""

from typing import Any

from django.db.models import Max, Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton

from core.admin.panels import WIDE
from core.moments import language_name
from events.admin.filters import SignUpFilter
from events.admin.hosting import breadcrumbs, for_hosts, hosted_event, note_look
from events.admin.tools import say_write, tools
from events.models import Event, Mode, SignUp, State
from events.models.signup import HAS_SEAT
from events.privacy.words import name_of, signed_up_at
from events.signups import seats
from events.signups.presence import presence

PER_PAGE = 100


class HereColumn(Column):
    """The button of the door: one tap notes that somebody is here, another takes it back."""

    cell_template_name = "events/admin/here_cell.html"

    def get_cell_context_data(self, instance: SignUp, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        back = f"{parent_context['table'].base_url}?{request.GET.urlencode()}"
        return context | {"sign_up": instance, "csrf_token": get_token(request), "next": back}


def said_yes(sign_up: SignUp) -> str:
    """Whether the person has said that she is still coming; silence says nothing."""
    return gettext("Yes") if sign_up.still_coming_at and sign_up.seat_mode else ""


def language_of(sign_up: SignUp) -> str:
    return language_name(sign_up.language)


@method_decorator(for_hosts, name="dispatch")
class SignUpsView(generic.IndexView):
    model = SignUp
    template_name = "events/admin/sign_ups.html"
    results_template_name = "events/admin/sign_ups_results.html"
    any_permission_required = None
    filterset_class: type[WagtailFilterSet] | None = SignUpFilter
    search_fields = ["name", "email"]
    default_ordering = "number"
    paginate_by = PER_PAGE
    header_icon = "group"
    url_name = "sign_ups"
    known_columns = [
        TitleColumn(
            "name",
            label=_("Name"),
            accessor=name_of,
            sort_key="name",
            url_name="events_admin:person",
            id_accessor="public_id",
        ),
        HereColumn("here", label=_("At the door")),
        StatusTagColumn(
            "state",
            label=_("State"),
            accessor="get_state_display",
            primary=lambda sign_up: sign_up.state == State.SEATED,
            sort_key="state",
            classname=WIDE,
        ),
        Column("still_coming", label=_("Still coming"), accessor=said_yes, classname=WIDE),
        Column("email", label=_("E-mail"), sort_key="email", classname=WIDE),
        Column("mode", label=_("Takes part"), accessor="get_mode_display", sort_key="mode", classname=WIDE),
        Column("people", label=_("People"), classname=WIDE),
        Column("language", label=_("Language"), accessor=language_of, sort_key="language", classname=WIDE),
        Column("number", label=_("Number"), sort_key="number", classname=WIDE),
        DateColumn("created_at", label=_("Signed up"), accessor=signed_up_at, sort_key="created_at", classname=WIDE),
    ]

    @cached_property
    def columns(self) -> list[Column]:
        """Whether people are still coming only where they are asked: the table is wide enough."""
        asks = self.event.still_coming_hours is not None
        return [column for column in self.known_columns if asks or column.name != "still_coming"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.event: Event = hosted_event(request, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        note_look(self.event, request.user)
        return super().get(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[SignUp]:
        return SignUp.objects.filter(event=self.event).select_related("event").prefetch_related("companions")

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return super().get_filterset_kwargs() | {"event": self.event}

    def get_index_url(self) -> str:
        return reverse(f"events_admin:{self.url_name}", args=[self.event.pk])

    def get_index_results_url(self) -> str:
        return reverse(f"events_admin:{self.url_name}_results", args=[self.event.pk])

    def get_page_title(self) -> str:
        return gettext("Sign-ups")

    def get_page_subtitle(self) -> str:
        return self.event.name

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return breadcrumbs(self.request.user, self.event, ("", self.get_page_title()))

    @cached_property
    def header_buttons(self) -> list[Button]:
        arguments = [self.event.pk]
        return [
            HeaderButton(
                gettext("Add somebody"),
                url=reverse("events_admin:add_by_hand", args=arguments),
                icon_name="plus",
                priority=0,
            ),
            HeaderButton(
                gettext("At the door"), url=reverse("events_admin:door", args=arguments), icon_name="check", priority=1
            ),
            *feedback_button(self.event),
            HeaderButton(
                gettext("Invitations"),
                url=reverse("events_admin:invitations", args=arguments),
                icon_name="mail",
                priority=3,
            ),
        ]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return []

    @cached_property
    def no_results_message(self) -> str:
        if self.is_searching or self.is_filtering:
            return gettext("Nobody matches.")
        return gettext("Nobody has signed up yet.")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        shown = {"event": self.event, "numbers": numbers(self.event), "not_reached": self.count_not_reached()}
        more = {"tools": tools(self.event), "write": say_write(self.request, self.get_queryset())}
        return super().get_context_data(*args, **kwargs) | shown | more

    def count_not_reached(self) -> int:
        """How many people's mails didn't arrive, where the list can be narrowed to them."""
        return len(self.filters.not_reached) if self.filters else 0


def feedback_button(event: Event) -> list[Button]:
    if not event.is_over:
        return []
    url = reverse("events_admin:feedback", args=[event.pk])
    return [HeaderButton(gettext("Feedback"), url=url, icon_name="pick", priority=3)]


def numbers(event: Event) -> dict[str, Any]:
    """What the host looks at first: seats taken in each mode, who waits, who is here, whether they have names; four queries."""
    people = SignUp.objects.filter(event=event).aggregate(
        waiting=Sum("people", filter=Q(state=State.WAITING), default=0),
        seated=Sum("people", filter=Q(state=State.SEATED), default=0),
        with_seat=Sum("people", filter=HAS_SEAT, default=0),
        coming=Sum("people", filter=HAS_SEAT & Q(still_coming_at__isnull=False), default=0),
        anonymised_at=Max("anonymised_at"),
    )
    modes = [(Mode(mode).label, left) for mode, left in seats.count(event).items()]
    return people | {"modes": modes, "here": presence(event).here}
