"""One person's data by her address, in every event: look, take a copy, erase. The address stands in no URL and in no log."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from core.moments import language_name
from events.admin.rights import sees_all_sign_ups
from events.privacy.copy import copy_of
from events.privacy.due import due_events, due_follow_ups, due_needs
from events.privacy.erase import erase
from events.privacy.keys import address_hash
from events.privacy.person import Person, find_person

LOOKED, COPIED = "events.person_looked_up", "events.person_copied"


class PersonalDataMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return sees_all_sign_ups(request.user)


class AddressForm(forms.Form):
    address = forms.CharField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        help_text=gettext_lazy("The whole address. Capital and small letters make no difference."),
        widget=forms.TextInput(
            attrs={"inputmode": "email", "autocomplete": "off", "dir": "ltr", "spellcheck": "false"}
        ),
    )

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        if "@" not in address.strip("@"):
            raise forms.ValidationError(_("This is not an e-mail address. An example: name@example.org"))
        return address


class PrivacyScreen(WagtailAdminTemplateMixin, TemplateView):
    """For those who may see every sign-up. Like the whole admin, it is kept by no cache."""

    header_icon = "lock"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not sees_all_sign_ups(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("events_admin:privacy"), "label": _("Personal data")},
        ]


class PersonalDataView(PrivacyScreen):
    """The search; what there is about an address, once it is posted."""

    template_name = "events/admin/privacy.html"

    def get_page_title(self) -> str:
        return _("Personal data")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = AddressForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        person = find_person(form.cleaned_data["address"])
        return self.answer(person, form)

    def answer(self, person: Person, form: AddressForm) -> HttpResponse:
        note(self.request, LOOKED, person)
        return self.render_to_response(self.get_context_data(form=form, person=person))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        overdue = bool(due_events()) or due_follow_ups().exists() or due_needs().exists()
        shown = {"form": AddressForm(), "overdue": overdue} | kwargs
        if person := kwargs.get("person"):
            shown["found"] = [(sign_up, language_name(sign_up.language)) for sign_up in person.sign_ups]
        return super().get_context_data(**shown)


class CopyView(PersonalDataView):
    """The copy as a file."""

    http_method_names = ["post"]

    def answer(self, person: Person, form: AddressForm) -> HttpResponse:
        note(self.request, COPIED, person)
        response = JsonResponse(copy_of(person), json_dumps_params={"ensure_ascii": False, "indent": 2})
        response["Content-Disposition"] = f'attachment; filename="personal-data-{timezone.localdate()}.json"'
        return response


class EraseView(PersonalDataView):
    """The deed."""

    http_method_names = ["post"]

    def answer(self, person: Person, form: AddressForm) -> HttpResponse:
        erased = erase(address=person.address, user=self.request.user)
        messages.success(self.request, say_erased(erased))
        return redirect("events_admin:privacy")


def say_erased(person: Person) -> str:
    if not person.is_known:
        return _("There was nothing to erase. That it was asked for is kept, in case a backup brings something back.")
    return ngettext(
        "Erased, with %(count)d sign-up. Freed seats go to those who wait.",
        "Erased, with %(count)d sign-ups. Freed seats go to those who wait.",
        len(person.sign_ups),
    ) % {"count": len(person.sign_ups)}


def note(request: HttpRequest, action: str, person: Person) -> None:
    """In the log of who did what, by the hash of the address."""
    data = {"address": address_hash(person.address), "sign_ups": len(person.sign_ups)}
    log(instance=request.user, action=action, user=request.user, data=data)


def menu_item() -> MenuItem:
    url = reverse("events_admin:privacy")
    return PersonalDataMenuItem(gettext_lazy("Personal data"), url, name="personal-data", icon_name="lock", order=160)
