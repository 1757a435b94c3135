"""What is the same for many addresses: language, compression, the admin's policy, and the answer of the publish gate."""

from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.middleware.gzip import GZipMiddleware
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from core.errors import under_maintenance
from core.publishing import Unfinished


class LocaleMiddleware:
    """The language of a request is the one in its address, and nothing else: no cookie, no header, so pages can be cached."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        tag = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(tag):
            request.LANGUAGE_CODE = tag
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", tag)
        return response


class MaintenanceMiddleware:
    """While MAINTENANCE is set visitors meet a page that says so; the admin stays open to those who work on the site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_ours = request.path_info.startswith(reverse("wagtailadmin_home"))
        return under_maintenance(request) if settings.MAINTENANCE and not is_ours else self.get_response(request)


class CompressionMiddleware(GZipMiddleware):
    """Compresses what any cache may keep, and nothing else: what is for everyone holds no secret.

    From the length of a compressed answer that holds both a secret and words of somebody else's choice the secret can be
    guessed (BREACH, CVE-2013-3587). The admin, personal pages and forms therefore go as they are; see docs/decisions/serving.md.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        is_for_everyone = "public" in response.get("Cache-Control", "")
        return super().process_response(request, response) if is_for_everyone else response


class AdminPolicyMiddleware:
    """Wagtail's page editors write scripts and styles into the page itself; visitors' pages never do, and stay strict.

    The admin's pages are seen by people who have signed in, and come from Wagtail, which escapes what others wrote. A preview
    is a visitor's page and stays strict: in it a translator's link of `javascript:` would act for the editor who tries it.
    """

    PREVIEWS = {"preview_on_add", "preview_on_edit", "view_draft", "revisions_view", "preview_translation"}

    RELAXED = {
        "script-src": [SELF, UNSAFE_INLINE],
        "style-src": [SELF, UNSAFE_INLINE],
        "img-src": [SELF, "data:", "blob:"],
    }

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_preview = request.resolver_match and request.resolver_match.url_name in self.PREVIEWS
        if request.path_info.startswith(reverse("wagtailadmin_home")) and not is_preview:
            response._csp_replace = self.RELAXED  # type: ignore[attr-defined]
        return response


class UnfinishedMiddleware:
    """Answers a form that the publish gate held back with its sentence, where the editor came from; her draft is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Unfinished):
            return None
        messages.error(request, exception.sentence)
        came_from = request.headers.get("Referer", "")
        is_ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
        return HttpResponseRedirect(came_from if is_ours else reverse("wagtailadmin_home"))
