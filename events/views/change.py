"""The form behind the personal page in which somebody changes what she said."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from events.forms.change import ChangeForm
from events.models import SignUp
from events.signups import NoSeat, TooLate, change, seats
from events.signups.links import find
from events.views.personal import may_be_changed, page_of, private, show
from events.views.sign_up import FORM_ID


# As on the personal page: the signed address is the proof.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change_view(request: HttpRequest, token: str) -> HttpResponse:
    sign_up = find(token)
    if sign_up is None:
        return private(render(request, "events/personal_unknown.html", status=404))
    if not may_be_changed(sign_up):
        return show(request, sign_up, token, status=409)
    if request.method != "POST":
        return ask(request, ChangeForm(sign_up), token)
    form = ChangeForm(sign_up, request.POST)
    if "switch" in request.POST:
        form.keep_unchecked()
        return ask(request, form, token)
    if not form.is_valid():
        return ask(request, form, token, status=422)
    return save(request, sign_up, form, token)


def save(request: HttpRequest, sign_up: SignUp, form: ChangeForm, token: str) -> HttpResponse:
    try:
        change(sign_up=sign_up, details=form.details(), asked=form.asked)
    except TooLate:
        return show(request, sign_up, token, status=409, is_too_late=True)
    except NoSeat:
        form.add_error("mode", _("There is no free seat this way. You keep the one that you have."))
        return ask(request, form, token, status=409)
    return private(redirect(reverse("events:personal", args=[token]) + "?saved"))


def ask(request: HttpRequest, form: ChangeForm, token: str, *, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "token": token,
        "event": form.event,
        "event_page": page_of(form.sign_up),
        "levels": {mode: count.level for mode, count in seats.count(form.event).items()},
        "switch_form_id": FORM_ID,
    }
    return private(render(request, "events/change.html", context, status=status))
