"""Pages that no editor writes."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from wagtail.models import Page

from core import switcher
from core.languages import language
from core.moments import language_name
from core.serving import may_be_cached


def untranslated(request: HttpRequest, page_id: int) -> HttpResponse:
    """Says that a page isn't there in this language, and offers it in the others and the nearest page that is there."""
    tag = get_language() or settings.LANGUAGE_CODE
    page = Page.objects.public().filter(pk=page_id).first()
    family = switcher.family(page) if page else []
    if page is None or not family:
        raise Http404
    own = [other for other in family if other.locale.language_code == tag]
    if own:
        return HttpResponseRedirect(own[0].url)
    offers = [_offer(other) for other in sorted(family, key=lambda other: other.pk)]
    context = {
        "offers": offers,
        "nearest": nearest_above(page, tag),
        "switches": switcher.to_family(page.pk, family),
    }
    response = render(request, "untranslated.html", context)
    response["X-Robots-Tag"] = "noindex"
    may_be_cached(response)
    return response


def nearest_above(page: Page, tag: str) -> Page | None:
    """The nearest page above this one that is published in another language."""
    above = page.get_ancestors().filter(depth__gte=2)
    translated = Page.objects.live().filter(
        translation_key__in=above.values("translation_key"), locale__language_code=tag
    )
    return translated.select_related("locale").order_by("-depth").first()


def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", "Disallow: /admin/", f"Sitemap: {settings.WAGTAILADMIN_BASE_URL}/sitemap.xml", ""]
    response = HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
    may_be_cached(response)
    return response


def _offer(page: Page) -> dict[str, Any]:
    tag = page.locale.language_code
    return {"title": page.title, "address": page.url, "language": language(tag), "language_name": language_name(tag)}
