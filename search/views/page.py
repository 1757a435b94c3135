"""The search page, and the same search's answer for machines: one address holds the whole state."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from articles.models import ArticleIndexPage
from core.languages import fallbacks, language
from core.paging import query_without_page
from core.serving import may_be_cached
from events.models import EventIndexPage
from events.models.event import Mode, Status
from search.answers import as_feed, as_json
from search.counts import count
from search.facets import address, chosen, facets, namer
from search.filters import Filters
from search.picks import picks
from search.queries import parse
from search.results import Hit, Piece, Results
from search.searching import count as count_found
from search.searching import search as look_for
from search.views.typed import Typed, typed

KINDS = {
    "article": gettext_noop("Article"),
    "event": gettext_noop("Meeting"),
    "summary": gettext_noop("Summary of a meeting"),
    "page": gettext_noop("Page"),
}
FEED_LENGTH = 50
LONGEST_NUMBER = 9  # digits of a page's number that are read: more pages than there can be
WIDER = 4  # words that are offered one by one where nothing has them together


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Any text is a query; one beyond the limit is cut there. `format=json` and `format=atom` answer machines."""
    asked = typed(request)
    tag = get_language() or settings.LANGUAGE_CODE
    filters = Filters.read(request.GET)
    match request.GET.get("format"):
        case "atom":
            response = feed(request, asked.query, tag, filters)
        case "json":
            results, listed = find(asked.query, tag, filters, request.GET.get("page", ""))
            found = as_json(results, listed, picks(asked.query, tag))
            response = JsonResponse(found, json_dumps_params={"ensure_ascii": False})
        case _:
            response = page(request, asked, tag, filters)
    if asked.query or filters.chosen():  # search engines shall keep the box, and no list of hits
        response.headers["X-Robots-Tag"] = "noindex"
    may_be_cached(response)
    return response


def page(request: HttpRequest, asked: Typed, tag: str, filters: Filters) -> HttpResponse:
    results, listed = find(asked.query, tag, filters, request.GET.get("page", ""))
    if listed.number == 1 and not filters.chosen():
        count(asked.query, tag, results.total, agent=request.headers.get("User-Agent", ""))
    name = namer(results, filters, tag)
    context = shown(results, tag) | {"pager": listed, "pager_query": query_without_page(request.GET)}
    context |= {"query": asked.query, "was_cut": asked.was_cut, "query_limit": settings.SEARCH_QUERY_LIMIT}
    context |= {
        "is_search": bool(asked.query or filters.chosen()),
        "facets": facets(asked.query, filters, results, name) if results.total else [],
        "chosen": chosen(asked.query, filters, name),
        "picks": picks(asked.query, tag) if listed.number == 1 else [],
        "unfiltered": address(asked.query, Filters()),
        "kept_filters": filters.chosen(),
        "feed": f"{address(asked.query, filters)}&format=atom",
    }
    if not results.total:
        is_found_unfiltered = bool(filters.chosen() and count_found(asked.query, tag))
        context |= {"wider": wider(asked.query, tag), "is_found_unfiltered": is_found_unfiltered}
        context["indexes"] = index_pages(tag)
    if results.correction:
        context["correction"] = {"query": results.correction, "address": address(results.correction, filters)}
    return render(request, "search/search.html", context)


def feed(request: HttpRequest, query: str, tag: str, filters: Filters) -> HttpResponse:
    site = settings.WAGTAILADMIN_BASE_URL
    results = look_for(query, tag, filters, offset=0, limit=FEED_LENGTH)
    written = as_feed(
        results.hits,
        title=_("Search for “%(query)s”") % {"query": query},
        tag=tag,
        site=site,
        address=f"{site}{request.path}{address(query, filters)}",
        feed=f"{site}{request.get_full_path()}",
    )
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")


def find(query: str, tag: str, filters: Filters, number: str) -> tuple[Results, ListPage]:
    """The results on this page of the list: the first where `number` is none, the last where it is too large."""
    length = settings.PAGE_LENGTH
    asked = int(number[:LONGEST_NUMBER]) if number.isdecimal() else 1
    results = look_for(query, tag, filters, offset=(max(asked, 1) - 1) * length, limit=length)
    listed = Paginator(range(results.total), length).get_page(asked)
    if results.total and not results.hits:
        results = look_for(query, tag, filters, offset=listed.start_index() - 1, limit=length)
    return results, listed


def shown(results: Results, tag: str) -> dict[str, Any]:
    """What the page shows: hits in the reader's language, those in others, and guesses."""
    rows = [as_row(hit, tag) for hit in results.hits]
    return {
        "total": results.total,
        "own": [row for row in rows if not row["is_foreign"]],
        "others": [row for row in rows if row["is_foreign"]],
        "guesses": [as_row(hit, tag) for hit in results.guesses],
    }


def as_row(hit: Hit, tag: str) -> dict[str, Any]:
    document = hit.document
    return {
        "document": document,
        "kind": _(KINDS[document.kind]),
        "direction": language(document.language).direction,
        "is_foreign": document.language not in fallbacks(tag),
        "mode": capfirst(Mode(document.mode).label) if document.mode else "",
        "status": capfirst(Status(document.status).label) if document.status not in ("", Status.SCHEDULED) else "",
        "title": marked(hit.title),
        "snippet": marked(hit.passage),
        "name": marked(hit.name),
    }


def marked(pieces: Sequence[Piece]) -> SafeString:
    """A text as HTML, its hits in `<mark>`; what stands in the page is escaped piece by piece."""
    tags = {True: (SafeString("<mark>"), SafeString("</mark>")), False: ("", "")}
    parts = ((tags[piece.is_hit][0], piece.text, tags[piece.is_hit][1]) for piece in pieces)
    return format_html_join("", "{}{}{}", parts)


def wider(query: str, tag: str) -> Iterable[dict[str, str]]:
    """Each word of the query by itself, where it has several and that one finds something."""
    sought = [word.exact for word in parse(query)][:WIDER]
    found = [word for word in sought if count_found(word, tag)] if len(sought) > 1 else []
    return [{"query": word, "address": address(word, Filters())} for word in found]


def index_pages(tag: str) -> QuerySet[Page]:
    """The indexes of events and articles in this language."""
    indexes = Page.objects.live().type(EventIndexPage, ArticleIndexPage)
    return indexes.filter(locale__language_code=tag).order_by("path")
