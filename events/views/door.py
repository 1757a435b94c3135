"""What a camera opens from somebody's QR code: for a host of that meeting its door, for everybody else an explanation."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from core.serving import best_language
from events.admin.rights import may_see_sign_ups
from events.models import SignUp
from events.models.codes import is_code, read_code
from events.views.personal import private


@require_safe
def door_view(request: HttpRequest, code: str) -> HttpResponse:
    """Nobody else learns whether there is such a code."""
    sign_up = find(read_code(code))
    if sign_up and may_see_sign_ups(request.user, sign_up.event):
        door = reverse("events_admin:door", args=[sign_up.event_id])
        return private(redirect(f"{door}?{urlencode({'q': sign_up.check_in_code})}"))
    return private(explain(request))


def find(code: str) -> SignUp | None:
    """The sign-up of a code; None for what can't be one, which no database is asked for."""
    return SignUp.objects.filter(check_in_code=code).select_related("event").first() if is_code(code) else None


def explain(request: HttpRequest) -> HttpResponse:
    """In the reader's best language: the address names none."""
    log_in = f"{reverse('wagtailadmin_login')}?{urlencode({'next': request.path})}"
    tag = best_language(request.headers.get("Accept-Language", ""))
    with translation.override(tag):
        response = render(request, "events/door.html", {"log_in": log_in})
    response["Content-Language"] = tag
    patch_vary_headers(response, ["Accept-Language"])
    return response
