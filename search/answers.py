"""A search's answer for machines: JSON, and an Atom feed (RFC 4287)."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.paginator import Page as ListPage
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from search.documents import Document
from search.results import Hit, Piece, Results

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)  # for a page without a publication: a feed must give one (RFC 4287, 4.1.2)


class Feed(Atom1Feed):
    """Each entry says in which language it is. One without entries hasn't changed since long ago, whenever it is asked for."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else LONG_AGO

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return super().item_attributes(item) | {"xml:lang": item["language"]}


def as_json(results: Results, listed: ListPage, picks: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """`results` and `guesses` are lists of pages, best first; `facets` are counts by facet and value. `page` is the number of
    the page that this is, of `pages`: the last one, where a later one was asked for.
    """
    return {
        "total": results.total,
        "page": listed.number,
        "pages": listed.paginator.num_pages,
        "results": [_page(hit) for hit in results.hits],
        "guesses": [_page(hit) for hit in results.guesses],
        "picks": [{"title": pick["title"], "url": pick["url"], "language": pick["language"]} for pick in picks],
        "facets": {facet: dict(counts) for facet, counts in results.facets.items()},
        "correction": results.correction,
    }


def as_feed(hits: Iterable[Hit], *, title: str, tag: str, site: str, address: str, feed: str) -> str:
    """Of those that answer best, the page that was changed last first. `address` and `feed` are absolute."""
    atom = Feed(
        title=title,
        link=address,
        description=title,
        language=tag,
        author_name=settings.WAGTAIL_SITE_NAME,
        feed_url=feed,
        feed_guid=feed,
    )
    for hit in sorted(hits, key=lambda hit: (hit.document.changed_at or LONG_AGO, hit.document.page_id), reverse=True):
        document = hit.document
        atom.add_item(
            title=document.title,
            link=f"{site}{document.url}",
            unique_id=f"{site}{document.url}",
            description=escape(_text(hit.passage)),  # Django says that it is HTML
            updateddate=document.changed_at or LONG_AGO,
            categories=[document.kind],
            language=document.language,
        )
    return str(atom.writeString("utf-8"))


def _page(hit: Hit) -> dict[str, Any]:
    document: Document = hit.document
    return {
        "title": document.title,
        "url": document.url,
        "language": document.language,
        "kind": document.kind,
        "date": timezone.localtime(document.date).date().isoformat() if document.date else None,
        "snippet": _text(hit.passage),
    }


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)
