"""What a host may do about a mail that hasn't arrived: give another address, send it again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from events.admin.hosting import CORRECTED, SENT_AGAIN, for_hosts, hosted_sign_up, note
from events.admin.screens import SignUpScreen
from events.forms.hosting import AddressForm
from events.signups import NothingToSend, OnTheList, TooLate, correct_address, send_again


@method_decorator(for_hosts, name="dispatch")
class AddressView(SignUpScreen):
    """Another address for somebody who is on the list; she is told there at once."""

    template_name = "events/admin/address.html"
    header_icon = "mail"

    def get_page_title(self) -> str:
        return _("Correct the address") if self.sign_up.email else _("Give an address")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = AddressForm(initial={"email": self.sign_up.email})
        return super().get_context_data(**{"form": form, **kwargs})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = AddressForm(request.POST)
        if not (form.is_valid() and self.correct(form)):
            return self.render_to_response(self.get_context_data(form=form), status=422)
        note(self.sign_up.event, CORRECTED, request.user, sign_up=str(self.sign_up.public_id))
        messages.success(request, _("The address is corrected, and a mail goes there now."))
        return redirect("events_admin:person", self.sign_up.public_id)

    def correct(self, form: AddressForm) -> bool:
        """Whether it was done; if not, the form says why."""
        try:
            correct_address(sign_up=self.sign_up, email=form.cleaned_data["email"])
        except OnTheList as known:
            name = {"name": known.sign_up.name}
            form.add_error("email", _("This address is on the list already, as %(name)s.") % name)
            return False
        except TooLate:
            form.add_error(None, _("Nothing was changed: the meeting is over, or the sign-up has been cancelled."))
            return False
        return True


@for_hosts
@require_POST
def again(request: HttpRequest, public_id: Any, entry: int) -> HttpResponse:
    """Send a mail again that hasn't arrived."""
    sign_up = hosted_sign_up(request, public_id)
    try:
        kind = send_again(sign_up=sign_up, entry=entry)
    except NothingToSend:
        messages.info(request, _("Nothing was sent: this mail has arrived, or is on its way again already."))
    else:
        note(sign_up.event, SENT_AGAIN, request.user, sign_up=str(sign_up.public_id), mail=kind)
        messages.success(request, _("The mail goes out again now. What becomes of it will stand here."))
    return redirect("events_admin:person", sign_up.public_id)
