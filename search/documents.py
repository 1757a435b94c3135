"""What is searchable: one document for each live public page, and which pages are concerned when a fact changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

from articles.models import ArticlePage, TopicPage
from core.models import BasePage, Contact, Topic
from core.words import HasSource, attach_words
from events.models import Event, EventPage, SummaryPage, Venue

LONGEST_BODY = 100_000  # characters of a page that search reads


@dataclass(frozen=True, kw_only=True)
class Document:
    """`names` are topics, people, publishers and places; `date` is when it happens or was published, where that is known.

    `topics` are translation keys; `mode` and `status` are the event's, and `ends_at` its end, all empty but for its own page.
    `url` begins with `/`. After `expires_at` the page isn't shown any more, even if the worker sleeps.
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


def public_pages() -> PageQuerySet:
    """Pages that any visitor may read now, in a language that is switched on."""
    tags = [tag for tag, _name in settings.LANGUAGES]
    current = Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
    return Page.objects.live().public().filter(current, depth__gte=2, locale__language_code__in=tags)


def document_of(page: Page) -> Document | None:
    """The document of a public page, as its own class; None for a page that search doesn't know."""
    url_parts = page.get_url_parts()
    if not isinstance(page, BasePage) or not page.search_kind or url_parts is None:
        return None
    event = page.event if isinstance(page, EventPage) else None
    return Document(
        page_id=page.pk,
        language=page.locale.language_code,
        kind=page.search_kind,
        title=_stored(page.title),
        lead=_stored(page.lead),
        body=_stored(page.search_text())[:LONGEST_BODY],
        names=_stored(" · ".join(dict.fromkeys(name for name in names_on(page) if name))),
        url=url_parts[2],
        topics=tuple(topics_of(page)),
        mode=event.mode if event else "",
        status=event.status if event else "",
        date=date_of(page),
        ends_at=event.ends_at if event else None,
        expires_at=page.expire_at,
    )


def _stored(text: str) -> str:
    return text.replace("\0", "")  # PostgreSQL keeps no null


@singledispatch
def names_on(page: Page) -> list[str]:
    """Topics, people, publishers and places that a page names beside its text, in its language."""
    return []


@names_on.register
def _(page: ArticlePage) -> list[str]:
    topics = [row.topic for row in page.topics.select_related("topic__locale")]
    contacts = [row.contact for row in page.contacts.select_related("contact__locale")]
    publishers = [row.name for row in page.publishers.all()]
    return [*_said(topics, page, "name"), *_said(contacts, page, "name", "job_title"), *publishers]


@names_on.register
def _(page: TopicPage) -> list[str]:
    return _said([page.topic], page, "name")


@names_on.register(EventPage)
@names_on.register(SummaryPage)
def _(page: Any) -> list[str]:
    event: Event = page.event
    people = [event.contact] if event.contact else []
    names = [*_said(event.topics.select_related("locale"), page, "name"), *_said(people, page, "name", "job_title")]
    return [*names, *(place_names(event.venue) if event.venue else [])]


def place_names(venue: Venue) -> list[str]:
    """A venue's name and street in each language: a resident may know the place by any of them."""
    rows = Venue.objects.filter(translation_key=venue.translation_key, live=True)
    return [name for row in rows for name in (row.name, row.street)]


def _said(rows: Iterable[HasSource], page: Page, *fields: str) -> list[str]:
    told = attach_words(rows, page.locale.language_code)
    return [getattr(row.words, field).text for row in told for field in fields]


@singledispatch
def topics_of(page: Page) -> list[str]:
    """The translation keys of the topics under which a page stands."""
    return []


@topics_of.register
def _(page: ArticlePage) -> list[str]:
    return [str(key) for key in page.topics.values_list("topic__translation_key", flat=True)]


@topics_of.register
def _(page: TopicPage) -> list[str]:
    return [str(page.topic.translation_key)]


@topics_of.register(EventPage)
@topics_of.register(SummaryPage)
def _(page: Any) -> list[str]:
    return [str(key) for key in page.event.topics.values_list("translation_key", flat=True)]


@singledispatch
def date_of(page: Page) -> datetime | None:
    """When what the page tells of happens or was published; an information page has no date."""
    return None


@date_of.register
def _(page: ArticlePage) -> datetime | None:
    return page.display_published_at


@date_of.register(EventPage)
@date_of.register(SummaryPage)
def _(page: Any) -> datetime:
    return page.event.starts_at


@singledispatch
def pages_telling(fact: Any) -> list[int]:
    """The ids of the pages, of any language, whose documents hold words of this snippet or event."""
    return []


@pages_telling.register
def _(event: Event) -> list[int]:
    return _pages_of_events(Q(pk=event.pk))


@pages_telling.register
def _(topic: Topic) -> list[int]:
    key = topic.translation_key
    articles = ArticlePage.objects.filter(topics__topic__translation_key=key).values_list("pk", flat=True)
    pages = TopicPage.objects.filter(topic__translation_key=key).values_list("pk", flat=True)
    return [*articles, *pages, *_pages_of_events(Q(topics__translation_key=key))]


@pages_telling.register
def _(contact: Contact) -> list[int]:
    key = contact.translation_key
    articles = ArticlePage.objects.filter(contacts__contact__translation_key=key).values_list("pk", flat=True)
    return [*articles, *_pages_of_events(Q(contact__translation_key=key))]


@pages_telling.register
def _(venue: Venue) -> list[int]:
    return _pages_of_events(Q(venue__translation_key=venue.translation_key))


def _pages_of_events(concerned: Q) -> list[int]:
    events = Event.objects.filter(concerned).values("pk")
    pages = EventPage.objects.filter(event__in=events).values_list("pk", flat=True)
    return [*pages, *SummaryPage.objects.filter(event__in=events).values_list("pk", flat=True)]
