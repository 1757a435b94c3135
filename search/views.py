"""The search page and its JSON answer: one address holds the whole state."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.paginator import Page as Stretch
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from articles.models import ArticleIndexPage
from core.languages import fallbacks, language
from core.paging import query_without_page
from core.serving import may_be_cached
from events.models import EventIndexPage
from search.filters import Filters
from search.results import Hit, Piece, Results
from search.searching import search as look_for

KINDS = {"article": _("Article"), "event": _("Meeting"), "summary": _("Summary of a meeting"), "page": _("Page")}


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Any text is a query; one beyond the limit is cut there. `format=json` answers machines."""
    typed = " ".join(request.GET.get("q", "").replace("\0", " ").split())
    query = typed[: settings.SEARCH_QUERY_LIMIT].strip()
    tag = get_language() or settings.LANGUAGE_CODE
    results, stretch = find(query, tag, Filters.read(request.GET), request.GET.get("page", ""))
    if request.GET.get("format") == "json":
        response: HttpResponse = JsonResponse(as_json(results), json_dumps_params={"ensure_ascii": False})
    else:
        context = shown(results, tag) | {"query": query, "pager": stretch, "was_cut": len(typed) > len(query)}
        context |= {"pager_query": query_without_page(request.GET), "query_limit": settings.SEARCH_QUERY_LIMIT}
        response = render(request, "search/search.html", context)
    if query:  # search engines shall keep the box, and no list of hits
        response.headers["X-Robots-Tag"] = "noindex"
    may_be_cached(response)
    return response


def find(query: str, tag: str, filters: Filters, page: str) -> tuple[Results, Stretch]:
    """The results on this page of the list: the first where `page` is no number, the last where it is too large."""
    length = settings.PAGE_LENGTH
    asked = int(page) if page.isdecimal() and len(page) < 7 else 1
    results = look_for(query, tag, filters, offset=(max(asked, 1) - 1) * length, limit=length)
    stretch = Paginator(range(results.total), length).get_page(asked)
    if results.total and not results.hits:
        results = look_for(query, tag, filters, offset=stretch.start_index() - 1, limit=length)
    return results, stretch


def shown(results: Results, tag: str) -> dict[str, Any]:
    """What the page shows: hits in the reader's language, those in others, and where to go when there are none."""
    rows = [as_row(hit, tag) for hit in results.hits]
    return {
        "total": results.total,
        "own": [row for row in rows if not row["is_foreign"]],
        "others": [row for row in rows if row["is_foreign"]],
        "indexes": [] if results.total else index_pages(tag),
    }


def as_row(hit: Hit, tag: str) -> dict[str, Any]:
    document = hit.document
    return {
        "document": document,
        "kind": KINDS[document.kind],
        "direction": language(document.language).direction,
        "is_foreign": document.language not in fallbacks(tag),
        "title": marked(hit.title),
        "snippet": marked(hit.passage),
    }


def marked(pieces: Sequence[Piece]) -> SafeString:
    """A text as HTML, its hits in `<mark>`; what stands in the page is escaped piece by piece."""
    tags = {True: (SafeString("<mark>"), SafeString("</mark>")), False: ("", "")}
    parts = ((tags[piece.is_hit][0], piece.text, tags[piece.is_hit][1]) for piece in pieces)
    return format_html_join("", "{}{}{}", parts)


def as_json(results: Results) -> dict[str, Any]:
    return {
        "total": results.total,
        "results": [
            {
                "title": hit.document.title,
                "url": hit.document.url,
                "language": hit.document.language,
                "kind": hit.document.kind,
                "date": timezone.localtime(hit.document.date).date().isoformat() if hit.document.date else None,
                "snippet": "".join(piece.text for piece in hit.passage),
            }
            for hit in results.hits
        ],
    }


def index_pages(tag: str) -> QuerySet[Page]:
    """The indexes of events and articles in this language."""
    indexes = Page.objects.live().type(EventIndexPage, ArticleIndexPage)
    return indexes.filter(locale__language_code=tag).order_by("path")
