"""Pages that say what went wrong, in the language of the address."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from core import switcher
from core.context_processors import frame


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "404.html", {"switches": switcher.to_fronts()}, status=404)


def refused(request: HttpRequest, exception: Any = None, reason: str = "") -> HttpResponse:
    """Django's own check of forgery tells its `reason`, which is for its log and not for a visitor."""
    return render(request, "403.html", status=403)


def under_maintenance(request: HttpRequest) -> HttpResponse:
    """Asks no database, as it may be the one that is being worked on. RFC 9110, 15.6.4 and 10.2.3."""
    headers = {"Retry-After": "600", "Cache-Control": "no-store"}
    return HttpResponse(render_to_string("503.html", frame(request)), status=503, headers=headers)


def unreadable(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """What was sent is too much, or isn't what it says it is. Asks no database: a stranger can send as much of it as he likes."""
    return HttpResponse(render_to_string("400.html", frame(request)), status=400)


def crashed(request: HttpRequest) -> HttpResponse:
    """Without a request the template gets no context processor, so nothing here asks a database that may be what broke."""
    return HttpResponse(render_to_string("500.html", frame(request)), status=500)
