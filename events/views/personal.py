"""The personal page behind the signed address in a mail: looking never changes anything, only a button does."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from events import calendar
from events.models import EventPage, Mode, SignUp, State, Status
from events.models.signup import ACTIVE, AWAITS_ANSWER
from events.qr import qr_svg
from events.signups import TooLate, cancel, confirm
from events.signups.line import place_in_line
from events.signups.links import door_address, find
from events.telling import nearest_pages

# By the name of the button; and what the page is told where it is too late.
ACTIONS = {"cancel": (cancel, "is_too_late"), "confirm": (confirm, "is_unchanged")}
PersonalView = Callable[[HttpRequest, SignUp, str], HttpResponse]


def private(response: HttpResponse) -> HttpResponse:
    """Kept by no cache and no search engine, and told to no site that is linked from here."""
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def personal(*methods: str) -> Callable[[PersonalView], Callable[..., HttpResponse]]:
    """For views behind the signed address: they are given its sign-up, and a forged or old address is told so.

    Whoever posts there holds the address, which no other site knows: that is the proof a token against forgery would be.
    """

    def decorated(view: PersonalView) -> Callable[..., HttpResponse]:
        @csrf_exempt
        @never_cache
        @require_http_methods(list(methods))
        @wraps(view)
        def found(request: HttpRequest, token: str) -> HttpResponse:
            sign_up = find(token)
            return view(request, sign_up, token) if sign_up else unknown(request)

        return found

    return decorated


def unknown(request: HttpRequest) -> HttpResponse:
    return private(render(request, "events/personal_unknown.html", status=404))


@personal("GET", "HEAD", "POST")
def personal_view(request: HttpRequest, sign_up: SignUp, token: str) -> HttpResponse:
    button = next((name for name in ACTIONS if name in request.POST), None)
    if button:
        act, too_late = ACTIONS[button]
        try:
            act(sign_up=sign_up)
        except TooLate:
            sign_up.refresh_from_db()
            return show(request, sign_up, token, status=409, **{too_late: True})
        return private(redirect("events:personal", token=token))
    return show(request, sign_up, token, is_saved="saved" in request.GET, is_coming="coming" in request.GET)


@personal("GET", "HEAD")
def personal_calendar(request: HttpRequest, sign_up: SignUp, token: str) -> HttpResponse:
    """The calendar file of somebody who has a seat; one that takes the entry out where the meeting is called off."""
    page = page_of(sign_up)
    if page is None or not sign_up.seat_mode:
        return unknown(request)
    if sign_up.event.status == Status.SCHEDULED:
        entry, method = calendar.invitation(sign_up, page), "REQUEST"
    else:
        entry, method = calendar.cancellation(sign_up, page), "CANCEL"
    answer = HttpResponse(entry, content_type=calendar.content_type(method))
    answer["Content-Disposition"] = 'attachment; filename="event.ics"'
    return private(answer)


def show(request: HttpRequest, sign_up: SignUp, token: str, *, status: int = 200, **more: Any) -> HttpResponse:
    context = told(sign_up) | {"token": token} | more
    return private(render(request, "events/personal.html", context, status=status))


def page_of(sign_up: SignUp) -> EventPage | None:
    return nearest_pages([sign_up.event], get_language() or "").get(sign_up.event_id)


def may_be_changed(sign_up: SignUp) -> bool:
    return sign_up.state in ACTIVE and not sign_up.event.is_over


def is_awaited_in_the_room(sign_up: SignUp) -> bool:
    is_to_come = sign_up.event.status == Status.SCHEDULED and not sign_up.event.is_over
    return sign_up.seat_mode == Mode.IN_PERSON and is_to_come


def told(sign_up: SignUp) -> dict[str, Any]:
    event = sign_up.event
    return {
        "sign_up": sign_up,
        "event": event,
        "event_page": page_of(sign_up),
        "answers": sign_up.answers.all(),
        "place_in_line": place_in_line(sign_up),
        "may_be_changed": may_be_changed(sign_up),
        "companions": sign_up.companions.all(),
        "needs": sign_up.needs_told,
        "state": State(sign_up.state),
        "qr": qr_svg(door_address(sign_up)) if is_awaited_in_the_room(sign_up) else "",
        "asks": sign_up.state in AWAITS_ANSWER,
        "unconfirmed": bool(event.confirm_hours and sign_up.state == State.WAITING and sign_up.confirmed_at is None),
    }
