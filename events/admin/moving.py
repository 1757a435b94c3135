"""A host gives a free seat to somebody who waits, before those who have waited longer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from wagtail.admin import messages

from events.admin.hosting import MOVED, for_hosts, note
from events.admin.screens import SignUpScreen
from events.signups import Full, TooLate, move_up, seats
from events.signups.line import place_in_line
from events.signups.move_up import may_move_up


@method_decorator(for_hosts, name="dispatch")
class MoveView(SignUpScreen):
    """First who is passed and how many seats are free, then the deed."""

    template_name = "events/admin/move.html"

    def get_page_title(self) -> str:
        return _("Give a seat")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        place = place_in_line(self.sign_up)
        free = seats.count(self.sign_up.event)[self.sign_up.mode].free
        return super().get_context_data(**kwargs) | {
            "free": free,
            "before": place - 1 if place else 0,
            "may_move": may_move_up(self.sign_up, self.sign_up.event),
            "fits": self.sign_up.people <= free,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        name = {"name": self.sign_up.name}
        try:
            moved = move_up(sign_up=self.sign_up)
        except Full:
            messages.error(request, _("There aren’t enough free seats for %(name)s, so nothing was changed.") % name)
        except TooLate:
            messages.error(request, _("%(name)s doesn’t wait for a seat any more, so nothing was changed.") % name)
        else:
            note(moved.event, MOVED, request.user, sign_up=str(moved.public_id))
            if moved.email:
                messages.success(request, _("%(name)s has a seat now, and a mail says so.") % name)
            else:
                messages.success(request, _("%(name)s has a seat now. There is no address: call and say so.") % name)
        return redirect("events_admin:person", self.sign_up.public_id)
