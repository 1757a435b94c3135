"""The language of a request is the one in its address, and nothing else: no cookie, no header, so pages can be cached."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


class LocaleMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        tag = (
            translation.get_language_from_path(request.path_info)
            or settings.LANGUAGE_CODE
        )
        with translation.override(tag):
            request.LANGUAGE_CODE = tag  # type: ignore[attr-defined]
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", tag)
        return response
