"""The door: who is expected, by name or by code, with one large button each; made for a telephone in one hand."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.forms.search import SearchForm
from wagtail.admin.widgets.button import Button, HeaderButton

from events.admin.hosting import breadcrumbs, for_hosts, hosted_event, note_look
from events.admin.rights import may_see_sign_ups
from events.admin.screens import HostedScreen
from events.models import Companion, Event, SignUp, State
from events.models.codes import read_code
from events.signups.presence import presence

PER_PAGE = 100


@method_decorator(for_hosts, name="dispatch")
class DoorView(HostedScreen):
    """Everybody who has a seat, by name. A search also finds those who have none, and says what they have."""

    template_name = "events/admin/door.html"
    header_icon = "check"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        note_look(self.event, request.user)
        return super().get(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("At the door")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return breadcrumbs(self.request.user, self.event, ("", self.get_page_title()))

    @cached_property
    def header_buttons(self) -> list[Button]:
        url = reverse("events_admin:sign_ups", args=[self.event.pk])
        return [HeaderButton(_("All sign-ups"), url=url, icon_name="group")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        searched = searched_words(self.request)
        page = Paginator(people(self.event, searched), PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "searched": searched,
            "page": page,
            "object_list": page.object_list,
            "presence": presence(self.event),
            "elsewhere": of_another_event(self.request.user, self.event, searched),
            "next": self.request.get_full_path(),
        }


@for_hosts
def door_count(request: HttpRequest, pk: int) -> HttpResponse:
    """How many are here by now: the part of the screen that its script asks for again and again."""
    event = hosted_event(request, pk)
    return render(request, "events/admin/includes/presence.html", {"presence": presence(event)})


def searched_words(request: HttpRequest) -> str:
    """What was typed; nothing where it can't be a name or a code."""
    form = SearchForm(request.GET)
    return str(form.cleaned_data["q"]).strip() if form.is_valid() else ""


def people(event: Event, searched: str) -> QuerySet[SignUp]:
    """Who has a seat; of a search everybody with this in a name of the group, or with this code, those with a seat first."""
    sign_ups = SignUp.objects.filter(event=event).select_related("event").prefetch_related("companions")
    if not searched:
        return sign_ups.filter(state=State.SEATED).order_by("name", "number")
    companions = Companion.objects.filter(sign_up=OuterRef("pk"), name__icontains=searched)
    found = Q(name__icontains=searched) | Q(check_in_code=read_code(searched)) | Exists(companions)
    without_seat = Case(When(state=State.SEATED, then=Value(0)), default=Value(1), output_field=IntegerField())
    return sign_ups.filter(found).order_by(without_seat, "name", "number")


def of_another_event(user: Any, event: Event, searched: str) -> SignUp | None:
    """Whose code this is, where it belongs to another event of the same host."""
    found = (
        SignUp.objects.filter(check_in_code=read_code(searched)).exclude(event=event).select_related("event").first()
    )
    return found if found and may_see_sign_ups(user, found.event) else None
