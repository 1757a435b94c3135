"""Pages that editors put above what a search finds, by `wagtail.contrib.search_promotions`."""

import re
from typing import Any

from django.conf import settings
from django.db.models import Q
from wagtail.contrib.search_promotions.models import SearchPromotion

from core.languages import fallbacks, language
from search.analysis.letters import fold
from search.analysis.words import words
from search.documents import public_pages

MOST = 5
FOLDED_TO = set("aeioudlntscrzgy" + "اويهك" + "ег")


def picks(query: str, tag: str) -> list[dict[str, Any]]:
    """The picks for a query, those in the reader's language or the one that it falls back on first; links to other sites, whose
    language nobody knows, are everybody's. One query, three where the words have been picked for.

    A pick belongs to the words of its query, whatever their case and marks, å typed as a too. Nothing is written: a visit is
    no act.
    """
    picked_for = _queries_like(query)
    if not picked_for:
        return []
    shown = Q(page__in=public_pages()) | Q(page=None) & ~Q(external_link_url="")
    rows = SearchPromotion.objects.filter(shown, query__in=picked_for).select_related("page__locale")
    found = [_told(row) for row in rows.order_by("sort_order", "pk")[: MOST * len(settings.LANGUAGES)]]
    own = [pick for pick in found if pick["language"] in ("", *fallbacks(tag))]
    return (own or found)[:MOST]


def _queries_like(query: str) -> list[int]:
    """The ids of the picked queries that have just these words: among those in which the longest of them may stand."""
    wanted = _words(query)
    if not wanted:
        return []
    rows = SearchPromotion.objects.filter(query__query_string__iregex=_loosely(max(wanted, key=len)))
    return [pk for pk, text in rows.values_list("query", "query__query_string").distinct() if _words(text) == wanted]


def _words(text: str) -> list[str]:
    return [fold(word.exact) for word in words(text)]


def _loosely(folded: str) -> str:
    """A pattern that finds a folded word as it may have been before: letters that others are folded to stand for any."""
    return "".join("." if letter in FOLDED_TO else re.escape(letter) for letter in folded)


def _told(row: SearchPromotion) -> dict[str, Any]:
    if row.page is None:
        title = row.external_link_text or row.external_link_url
        return {"title": title, "url": row.external_link_url, "description": row.description, "language": ""}
    tag = row.page.locale.language_code
    return {
        "title": row.page.title,
        "url": row.page.url,
        "description": row.description,
        "language": tag,
        "direction": language(tag).direction,
    }
