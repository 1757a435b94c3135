"""The page behind the question 'still coming?': yes, fewer of us, no. Looking never changes anything."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from events.models import SignUp, Status
from events.signups import NotSeated, TooLate, cancel, reduce, say_coming
from events.views.personal import page_of, personal, private, show


@personal("GET", "HEAD", "POST")
def still_coming_view(request: HttpRequest, sign_up: SignUp, token: str) -> HttpResponse:
    if not may_answer(sign_up):
        if request.method == "POST":
            return show(request, sign_up, token, status=409, is_unchanged=True)
        return show(request, sign_up, token)
    if request.method != "POST":
        return ask(request, sign_up, token)
    try:
        return answer(request, sign_up, token)
    except (TooLate, NotSeated):
        return show(request, sign_up, token, status=409, is_unchanged=True)


def answer(request: HttpRequest, sign_up: SignUp, token: str) -> HttpResponse:
    given = request.POST.get("answer")
    if given == "no":
        cancel(sign_up=sign_up)
        return private(redirect("events:personal", token=token))
    if given == "fewer":
        coming = request.POST.getlist("coming")
        if set(coming) - set(companions(sign_up)):
            return ask(
                request, sign_up, token, status=422, error=_("The names have changed. Mark again who is coming.")
            )
        sign_up = reduce(sign_up=sign_up, companions=coming)
    elif given != "yes":
        return ask(request, sign_up, token, status=422, error=_("Choose one."))
    say_coming(sign_up=sign_up)
    return private(redirect(reverse("events:personal", args=[token]) + "?coming"))


def may_answer(sign_up: SignUp) -> bool:
    event = sign_up.event
    return bool(sign_up.seat_mode) and event.status == Status.SCHEDULED and not event.is_over


def companions(sign_up: SignUp) -> list[str]:
    return list(sign_up.companions.values_list("name", flat=True))


def ask(request: HttpRequest, sign_up: SignUp, token: str, *, status: int = 200, error: str = "") -> HttpResponse:
    context: dict[str, Any] = {
        "sign_up": sign_up,
        "token": token,
        "event": sign_up.event,
        "event_page": page_of(sign_up),
        "companions": companions(sign_up),
        "error": error,
    }
    return private(render(request, "events/still_coming.html", context, status=status))
