"""Wagtail's pages, found by their whole address in one query instead of one for each level of the tree."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language, get_supported_language_variant
from wagtail import hooks
from wagtail.models import Page, Site, get_page_models


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """The page at this address in the request's language. Raises Http404 where none is published."""
    page = find_page(path, get_language() or settings.LANGUAGE_CODE)
    if page is None:
        raise Http404
    for check in hooks.get_hooks("before_serve_page"):
        answer = check(page, request, [], {})
        if isinstance(answer, HttpResponse):
            return answer
    answer_with = _answer
    for wrap in reversed(hooks.get_hooks("on_serve_page")):  # who may read the page is asked here
        answer_with = wrap(answer_with)
    response = answer_with(page, request, [], {})
    may_be_cached(response)
    return response


def _answer(page: Any, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]) -> HttpResponseBase:
    return page.serve(request, *args, **kwargs)


def find_page(path: str, tag: str) -> Any:
    """The live page below the front page of `tag`, as its own class, or None; one query."""
    for root in Site.get_site_root_paths():
        if root.language_code == tag:
            url_path = root.root_path + (f"{path.strip('/')}/" if path else "")
            slug = url_path.strip("/").rpartition("/")[2]  # which has an index, as paths have none
            page = (
                Page.objects.live()
                .filter(url_path=url_path, slug=slug)
                .select_related("locale", *_page_kinds(), *_joins())
                .first()
            )
            return _specific(page) if page else None
    return None


@cache
def _page_kinds() -> list[str]:
    """The site's own kinds of pages, as names by which a Page reaches its own class."""
    return [model._meta.model_name for model in get_page_models() if model is not Page]


@cache
def _joins() -> list[str]:
    """What each kind of page wants to have at hand, as a path from Page."""
    return [f"{model._meta.model_name}__{name}" for model in get_page_models() for name in getattr(model, "joins", ())]


def _specific(page: Page) -> Any:
    """The page as its own class, which the query has joined, with the locale that is at hand already."""
    kind = page.cached_content_type.model
    specific = getattr(page, kind) if kind in _page_kinds() else page
    specific.locale = page.locale
    return specific


def may_be_cached(response: HttpResponseBase) -> None:
    """Let caches keep a visitor's page, and browsers ask each time whether it is still so: a moved hour is true at once.

    A cache that many share may answer without asking for PAGE_CACHE_SECONDS (RFC 9111, 5.2.2.10), where the operator says so.
    A page that took a session into account was never for caches.
    """
    if not response.has_header("Cache-Control"):
        patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
        if settings.PAGE_CACHE_SECONDS:
            patch_cache_control(response, s_maxage=settings.PAGE_CACHE_SECONDS)


def to_best_language(request: HttpRequest) -> HttpResponse:
    """From `/` to the front page in the best of the visitor's languages (RFC 9110, 12.5.4), without a cookie."""
    response = HttpResponseRedirect(f"/{best_language(request.headers.get('Accept-Language', ''))}/")
    patch_vary_headers(response, ["Accept-Language"])
    may_be_cached(response)
    return response


def best_language(accepted: str) -> str:
    """The site's language that an Accept-Language header likes best; English where it likes none."""
    from django.utils.translation.trans_real import parse_accept_lang_header

    for tag, quality in parse_accept_lang_header(accepted[:500]):
        try:
            if quality:  # 0 says 'not this one'
                return get_supported_language_variant(tag)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE
