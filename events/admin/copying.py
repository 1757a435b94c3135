"""'Copy' on the event's own screen: the day is asked, the rest is as it was."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core import moments
from events.admin.hosting import breadcrumbs
from events.copying import copy_event
from events.models import Event


class CopyForm(forms.Form):
    """The hour is typed in the event's own zone."""

    use_required_attribute = False

    name = forms.CharField(label=gettext_lazy("Working name"), max_length=200)
    starts_at = forms.DateTimeField(
        label=gettext_lazy("Begins"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": gettext_lazy("Say when it begins.")},
    )

    def __init__(self, event: Event, data: Any = None) -> None:
        super().__init__(data, initial={"name": event.name})
        self.event = event
        self.fields["starts_at"].help_text = moments.zone_name(event.zone)

    def full_clean(self) -> None:
        with timezone.override(self.event.zone):
            super().full_clean()

    def clean_starts_at(self) -> Any:
        begins = self.cleaned_data["starts_at"]
        if begins < timezone.now():
            raise ValidationError(_("Choose a time that is still to come."))
        return begins


class CopyView(WagtailAdminTemplateMixin, TemplateView):
    """For whoever may begin events."""

    template_name = "events/admin/copy.html"
    header_icon = "copy"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("events.add_event"):
            raise PermissionDenied
        self.event = get_object_or_404(Event, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Copy an event")

    def get_page_subtitle(self) -> str:
        return self.event.name

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return breadcrumbs(self.request.user, self.event, ("", self.get_page_title()))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=CopyForm(self.event)))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = CopyForm(self.event, request.POST)
        if form.is_valid():
            try:
                copied = copy_event(event=self.event, user=request.user, **form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, ValidationError(error.messages))
            else:
                messages.success(request, _("Copied. Look through its facts, then publish its page in each language."))
                return redirect("events_admin:edit", copied.pk)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"event": self.event}
