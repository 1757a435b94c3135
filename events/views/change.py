"""The form behind the personal page in which somebody changes what she said."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.forms.change import ChangeForm
from events.models import SignUp
from events.signups import NoSeat, TooLate, change, seats
from events.views.personal import may_be_changed, page_of, personal, private, show
from events.views.sign_up import FORM_ID

NO_SEAT = _("There is no free seat this way. You keep the one that you have.")


@personal("GET", "HEAD", "POST")
def change_view(request: HttpRequest, sign_up: SignUp, token: str) -> HttpResponse:
    if request.method != "POST":
        if not may_be_changed(sign_up):
            return private(redirect("events:personal", token=token))
        return ask(request, ChangeForm(sign_up), token)
    if not may_be_changed(sign_up):
        return show(request, sign_up, token, status=409, is_unchanged=True)
    form = ChangeForm(sign_up, request.POST)
    if "switch" in request.POST:
        form.keep_unchecked()
        return ask(request, form, token)
    if not form.is_valid():
        return ask(request, form, token, status=422)
    if form.refuses_old_page():
        return ask(request, form, token, status=409)
    if form.wants_a_mode_not_offered():
        form.add_error(None, NO_SEAT)
        return ask(request, form, token, status=409)
    return save(request, sign_up, form, token)


def save(request: HttpRequest, sign_up: SignUp, form: ChangeForm, token: str) -> HttpResponse:
    try:
        change(sign_up=sign_up, details=form.details(), asked=form.asked)
    except TooLate:
        return show(request, sign_up, token, status=409, is_unchanged=True)
    except NoSeat:
        form.add_error("mode" if "mode" in form.fields else None, NO_SEAT)
        return ask(request, form, token, status=409)
    return private(redirect(reverse("events:personal", args=[token]) + "?saved"))


def ask(request: HttpRequest, form: ChangeForm, token: str, *, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "token": token,
        "event": form.event,
        "event_page": page_of(form.sign_up),
        "levels": seats.levels_by_mode(form.event),
        "switch_form_id": FORM_ID,
    }
    return private(render(request, "events/change.html", context, status=status))
