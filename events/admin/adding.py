"""A host adds somebody by hand, and prints a code for who has no address."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from core.interface import interface_tag
from core.languages import language
from core.words import Said, attach_words
from events.admin.hosting import ADDED, CHECKED_IN, for_hosts, hosted_sign_up, note
from events.admin.screens import HostedScreen
from events.forms.by_hand import ByHandForm
from events.models import Mode, SignUp, State
from events.signups import Closed, Full, OnTheList, add_by_hand, seats
from events.signups.add_by_hand import ADDED_WHILE
from events.telling import page_or_draft


@method_decorator(for_hosts, name="dispatch")
class AddView(HostedScreen):
    template_name = "events/admin/add.html"
    header_icon = "user"

    def get_page_title(self) -> str:
        return _("Add somebody")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        taken = [(Mode(mode).label, left) for mode, left in seats.count(self.event).items()]
        shown = {"modes": taken, "may_add": self.event.sign_up_state in ADDED_WHILE}
        return super().get_context_data(**{"form": ByHandForm(self.event), **kwargs}) | shown

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ByHandForm(self.event, request.POST)
        added = self.add(form) if form.is_valid() else None
        if added is None:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        note(self.event, ADDED, request.user, sign_up=str(added.public_id))
        if added.checked_in_at:
            note(self.event, CHECKED_IN, request.user, sign_up=str(added.public_id))
        messages.success(request, say_what_follows(added))
        return redirect("events_admin:person", added.public_id)

    def add(self, form: ByHandForm) -> SignUp | None:
        """The sign-up; None, with the reason in the form, where there is none."""
        data, is_here = form.cleaned_data, form.is_here_already
        try:
            return add_by_hand(event=self.event, details=form.details(), attempt=data["attempt"], is_here=is_here)
        except Full:
            form.add_error(None, _("There aren’t enough free seats for this group, so nobody was added."))
        except Closed:
            form.add_error(None, _("This meeting is over or called off, or takes no sign-ups: nobody was added."))
        except OnTheList as known:
            name = {"name": known.sign_up.name}
            form.add_error("email", _("This address is on the list already, as %(name)s.") % name)
        return None


def say_what_follows(sign_up: SignUp) -> str:
    name = {"name": sign_up.name}
    if sign_up.checked_in_at:
        return _("%(name)s is here.") % name
    if sign_up.state == State.WAITING:
        if sign_up.email:
            return _("No seat is free: %(name)s is on the waiting list now, and a mail says so.") % name
        return _("No seat is free: %(name)s is on the waiting list now. Call when there is a seat.") % name
    if sign_up.email:
        return _("%(name)s has a seat, and a mail says so.") % name
    return _("%(name)s has a seat. Print the code, or read it out.") % name


@for_hosts
@require_safe
def ticket(request: HttpRequest, public_id: Any) -> HttpResponse:
    """A page for the printer: the meeting, the name and the code, in the person's language."""
    sign_up = hosted_sign_up(request, public_id)
    event, reader = sign_up.event, translation.get_language() or "en"
    tag = interface_tag(sign_up.language)
    with translation.override(tag):
        attach_words([event.venue] if event.venue else [], tag)
        page = page_or_draft(event, tag)
        title = Said(page.title, page.locale.language_code) if page else Said(event.name, reader)
        context = {
            "sign_up": sign_up,
            "event": event,
            "title": title,
            "code": sign_up.code_in_groups,
            "companions": sign_up.companions.all(),
            "page_language": language(tag),
            "reader": language(reader),
            "has_seat": bool(sign_up.seat_mode),
        }
        response = render(request, "events/admin/ticket.html", context)
    response["Cache-Control"] = "no-store, private"
    return response
