"""The buttons of the door: these of a group are here, and its undo. A host's list, a person's screen and the door have them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from core.moments import listed
from events.admin.hosting import CHECKED_IN, UNDONE, for_hosts, hosted_sign_up, note
from events.models import SignUp, State
from events.models.signup import Member
from events.signups import NotSeated, check_in, undo_check_in

REFUSALS = {
    State.HELD: gettext_lazy("%(name)s has not confirmed the seat yet, so nothing was noted."),
    State.OFFERED: gettext_lazy("%(name)s has not accepted the seat that was offered, so nothing was noted."),
    State.WAITING: gettext_lazy("%(name)s is on the waiting list, so nothing was noted."),
    State.CANCELLED: gettext_lazy("The sign-up of %(name)s is cancelled, so nothing was noted."),
    State.LAPSED: gettext_lazy("%(name)s did not answer in time and has no seat, so nothing was noted."),
}


@for_hosts
@require_POST
def check_in_here(request: HttpRequest, public_id: Any) -> HttpResponse:
    """Note that those who are ticked are here."""
    sign_up = hosted_sign_up(request, public_id)
    members = chosen(request, sign_up)
    try:
        check_in(sign_up=sign_up, who=positions(members))
    except NotSeated as why:
        messages.error(request, REFUSALS[why.state] % {"name": sign_up.name})
    else:
        if members:
            note(sign_up.event, CHECKED_IN, request.user, sign_up=str(sign_up.public_id), who=positions(members))
        tell(request, members)
    return redirect(back_to(request, sign_up))


@for_hosts
@require_POST
def undo(request: HttpRequest, public_id: Any) -> HttpResponse:
    """Take back a check-in made by mistake."""
    sign_up = hosted_sign_up(request, public_id)
    members = [member for member in sign_up.group if str(member.position) in request.POST.getlist("undo")]
    undo_check_in(sign_up=sign_up, who=positions(members))
    if members:
        note(sign_up.event, UNDONE, request.user, sign_up=str(sign_up.public_id), who=positions(members))
    for member in members:
        messages.success(request, _("Taken back: %(name)s is not here yet.") % {"name": member.name})
    return redirect(back_to(request, sign_up))


def chosen(request: HttpRequest, sign_up: SignUp) -> list[Member]:
    """Those of the group who are ticked, as they were before the button was pressed."""
    return [member for member in sign_up.group if str(member.position) in request.POST.getlist("who")]


def positions(members: list[Member]) -> list[int]:
    return [member.position for member in members]


def tell(request: HttpRequest, members: list[Member]) -> None:
    """Whom the button has noted, and who was noted before: at another door, or from a picture of somebody's code."""
    new = [member.name for member in members if member.checked_in_at is None]
    known = [member.name for member in members if member.checked_in_at is not None]
    if new:
        text = ngettext("%(names)s is here.", "%(names)s are here.", len(new))
        messages.success(request, text % {"names": listed(new)})
    if known:
        text = ngettext("%(names)s was noted before.", "%(names)s were noted before.", len(known))
        messages.warning(request, text % {"names": listed(known)})
    if not members:
        messages.error(request, _("Nobody is ticked, so nothing was noted."))


def back_to(request: HttpRequest, sign_up: SignUp) -> str:
    """Where the button was pressed, with its search and page; never another site."""
    given = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(given, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return given
    return reverse("events_admin:person", args=[sign_up.public_id])
