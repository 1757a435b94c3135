"""What is searchable: one document for each live public page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q, prefetch_related_objects
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

from core.models import BasePage
from search.facts import Facts, facts_of

BETWEEN_NAMES = " · "
LONGEST_BODY = 100_000  # characters of a page that search reads


@dataclass(frozen=True, kw_only=True)
class Document:
    """`names` are topics, people, publishers and places; `date` is when it happens or was published, where that is known.

    `topics` are translation keys; `mode` and `status` are the event's, and `ends_at` its end, all empty but for its own page.
    `url` begins with `/`. `changed_at` is when the page was last published. After `expires_at` the page isn't shown any more,
    even if the worker sleeps.
    """

    page_id: int
    language: str
    kind: str
    title: str
    lead: str
    body: str
    names: str
    url: str
    topics: tuple[str, ...] = ()
    mode: str = ""
    status: str = ""
    date: datetime | None = None
    ends_at: datetime | None = None
    expires_at: datetime | None = None
    changed_at: datetime | None = None


def public_pages() -> PageQuerySet:
    """Pages that any visitor may read now, in a language that is switched on."""
    tags = [tag for tag, _name in settings.LANGUAGES]
    current = Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
    return Page.objects.live().public().filter(current, depth__gte=2, locale__language_code__in=tags)


def documents_of(page_ids: Sequence[int]) -> list[Document]:
    """The documents of those of the pages that are public and that search knows. The number of queries doesn't grow with
    them.
    """
    pages = list(public_pages().filter(pk__in=page_ids).specific())
    prefetch_related_objects(pages, "locale")  # what `select_related` brings, `specific` loses
    groups: dict[tuple[type[Page], str], list[Any]] = {}
    for page in pages:
        if isinstance(page, BasePage) and page.search_kind:
            groups.setdefault((type(page), page.locale.language_code), []).append(page)
    found: list[Document] = []
    for (_model, tag), alike in groups.items():
        told = facts_of(alike, tag)
        found += [document for page in alike if (document := _document(page, told[page.pk]))]
    return found


def _document(page: Any, facts: Facts) -> Document | None:
    url_parts = page.get_url_parts()
    if url_parts is None:
        return None
    return Document(
        page_id=page.pk,
        language=page.locale.language_code,
        kind=page.search_kind,
        title=_stored(page.title),
        lead=_stored(page.lead),
        body=_stored(page.search_text())[:LONGEST_BODY],
        names=_stored(BETWEEN_NAMES.join(dict.fromkeys(name for name in facts.names if name))),
        url=url_parts[2],
        topics=facts.topics,
        mode=facts.mode,
        status=facts.status,
        date=facts.date,
        ends_at=facts.ends_at,
        expires_at=page.expire_at,
        changed_at=page.last_published_at,
    )


def _stored(text: str) -> str:
    return text.replace("\0", "")  # PostgreSQL keeps no null
