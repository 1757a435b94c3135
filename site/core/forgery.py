"""Forms without a cookie: a post from another site is refused by what the browser itself says about its origin.

Visitors have no session that a forged request could ride on, and a token in a cookie would make each page with a form a page
that no cache may keep. Browsers state where a post comes from in `Sec-Fetch-Site` (Fetch Metadata) and in `Origin` (RFC 6454);
pages can't forge either. See docs/decisions/forms-without-cookies.md.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt


def is_foreign(request: HttpRequest) -> bool:
    """Whether a browser says that this request was begun by another site. Programs that say nothing have no one to ride on."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.get_host()


def refuses_foreign_posts(
    view: Callable[..., HttpResponse],
) -> Callable[..., HttpResponse]:
    """For views whose forms carry no token; stands in for Django's own check."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and is_foreign(request):
            return HttpResponseForbidden(render_to_string("403.html", request=request))
        return view(request, *args, **kwargs)

    return csrf_exempt(checked)
