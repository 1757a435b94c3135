"""Pages that editors put above what a search finds, by `wagtail.contrib.search_promotions`."""

from typing import Any

from django.conf import settings
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.search.utils import normalise_query_string

from core.languages import fallbacks, language
from search.analysis.words import words
from search.documents import public_pages

MOST = 5


def picks(query: str, tag: str) -> list[dict[str, Any]]:
    """The picks for a query, those in the reader's language or the one that it falls back on first; one query, two
    where the query has any.

    A pick belongs to the words of its query, whatever their case and marks. Nothing is written: a visit is no act.
    """
    wanted = {normalise_query_string(query), " ".join(word.exact for word in words(query))} - {""}
    promoted = SearchPromotion.objects.filter(query__query_string__in=wanted)
    if not wanted or not promoted.exists():
        return []
    rows = promoted.filter(page__in=public_pages())
    near = fallbacks(tag)
    tags = [tag for tag, _name in settings.LANGUAGES]
    found = [
        {
            "title": row.page.title,
            "url": row.page.url,
            "description": row.description,
            "language": row.page.locale.language_code,
            "direction": language(row.page.locale.language_code).direction,
        }
        for row in rows.select_related("page__locale").order_by("sort_order", "pk")[: MOST * len(tags)]
    ]
    own = [pick for pick in found if pick["language"] in near]
    return (own or found)[:MOST]
