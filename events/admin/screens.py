"""What the host's screens share: those about one event, and those about one person's sign-up."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from events.admin.hosting import breadcrumbs, hosted_event, hosted_sign_up
from events.models import Event, SignUp
from events.privacy.words import name_of


class HostedScreen(WagtailAdminTemplateMixin, TemplateView):
    """About one event, for those who may see its sign-ups."""

    event: Event

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.event = hosted_event(request, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.event.name

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        to_list = (reverse("events_admin:sign_ups", args=[self.event.pk]), _("Sign-ups"))
        return breadcrumbs(self.request.user, self.event, to_list, ("", self.get_page_title()))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"event": self.event}


class SignUpScreen(WagtailAdminTemplateMixin, TemplateView):
    """About one person's sign-up, for the hosts of its event."""

    header_icon = "user"
    sign_up: SignUp

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.sign_up = hosted_sign_up(request, kwargs["public_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return name_of(self.sign_up)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        event = self.sign_up.event
        to_list = (reverse("events_admin:sign_ups", args=[event.pk]), _("Sign-ups"))
        return breadcrumbs(self.request.user, event, to_list, ("", name_of(self.sign_up)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"sign_up": self.sign_up, "event": self.sign_up.event}
