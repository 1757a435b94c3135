"""Every published page with its translations, for search engines (sitemaps.org; Google's `xhtml:link` for languages)."""

from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as sitemap_views
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page

from core.serving import may_be_cached
from core.structured import absolute


class PageSitemap(Sitemap):
    """Asks 4 queries for any number of pages."""

    limit = 10_000

    def items(self) -> QuerySet[Page]:
        tags = [tag for tag, _name in settings.LANGUAGES]
        pages = Page.objects.live().public().filter(depth__gte=2, locale__language_code__in=tags)
        return pages.select_related("locale").order_by("pk")

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:
        """One entry a page. The address is the site's own, whatever name the request used."""
        pages = list(self.paginator.page(page).object_list)
        families: dict[Any, list[Page]] = {}
        for other in self.items().filter(translation_key__in={page.translation_key for page in pages}):
            families.setdefault(other.translation_key, []).append(other)
        return [self._entry(page, families[page.translation_key]) for page in pages]

    def _entry(self, page: Page, family: list[Page]) -> dict[str, Any]:
        alternates = [{"lang_code": other.locale.language_code, "location": absolute(other.url)} for other in family]
        return {
            "item": page,
            "location": absolute(page.url),
            "lastmod": page.last_published_at,
            "changefreq": None,
            "priority": "",
            "alternates": alternates,
        }


def sitemap(request: HttpRequest) -> HttpResponse:
    """The sitemap; where it is longer than one file may be, an index of its parts (`?p=`)."""
    pages = PageSitemap()
    sitemaps: dict[str, type[Sitemap[Any]] | Sitemap[Any]] = {"pages": pages}
    if "p" not in request.GET and pages.paginator.num_pages > 1:
        response = sitemap_views.index(request, sitemaps, sitemap_url_name="sitemap_part")
    else:
        response = sitemap_views.sitemap(request, sitemaps)
    may_be_cached(response)
    return response


def sitemap_part(request: HttpRequest, section: str) -> HttpResponse:
    response = sitemap_views.sitemap(request, {"pages": PageSitemap()}, section=section)
    may_be_cached(response)
    return response
