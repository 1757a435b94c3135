"""The pictures' addresses. Nothing that a visitor sends is ever drawn: only what a published page says today."""

from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from wagtail.models import Page

from core.models import BasePage
from core.pictures.picture import SharedPicture
from core.serving import may_be_cached

KEPT_SECONDS = 30 * 24 * 60 * 60
YEAR_SECONDS = 365 * 24 * 60 * 60


def picture_address(page: BasePage, picture: SharedPicture) -> str:
    return reverse("core:picture", args=[page.pk, picture.version])


def shared_picture(request: HttpRequest, page_id: int, version: str) -> HttpResponseBase:
    """The page's picture; an old version's address leads to today's. Raises Http404 for a page that isn't public."""
    page = _public_page(page_id)
    picture = page.shared_picture()
    if picture.version != version:
        response: HttpResponse = HttpResponseRedirect(picture_address(page, picture))
        may_be_cached(response)
        return response
    response = HttpResponse(_drawn_once(picture), content_type="image/png")
    patch_cache_control(response, public=True, max_age=YEAR_SECONDS, immutable=True)
    return response


def _public_page(page_id: int) -> Any:
    tag = get_language() or settings.LANGUAGE_CODE
    page = Page.objects.live().public().filter(pk=page_id, locale__language_code=tag).first()
    specific = page.specific if page else None
    if not isinstance(specific, BasePage):
        raise Http404
    return specific


def _drawn_once(picture: SharedPicture) -> bytes:
    """From the cache, for drawing takes a tenth of a second."""
    return bytes(cache.get_or_set(f"shared-picture-{picture.version}", picture.png, KEPT_SECONDS) or b"")
