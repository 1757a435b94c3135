"""What a page's document holds beside the page's own text: names that stand on it, topics, dates. For many pages at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from wagtail.models import Page

from articles.models import ArticlePage, TopicPage
from articles.models.article import ArticleContact, ArticlePublisher, ArticleTopic
from core.models import Contact, Topic
from core.words import HasSource, attach_words
from events.models import Event, EventPage, SummaryPage, Venue

Row = TypeVar("Row", bound=HasSource)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """As in `search.documents.Document`; `names` one by one, some of them perhaps empty or the same."""

    names: Sequence[str] = ()
    topics: tuple[str, ...] = ()
    date: datetime | None = None
    mode: str = ""
    status: str = ""
    ends_at: datetime | None = None


def facts_of(pages: Sequence[Any], tag: str) -> dict[int, Facts]:
    """The facts of these pages by their ids. All are of one class and in the language `tag`; a few queries for all."""
    model = type(pages[0])
    if issubclass(model, ArticlePage):
        return _of_articles(pages, tag)
    if issubclass(model, TopicPage):
        return _of_topic_pages(pages, tag)
    if issubclass(model, EventPage | SummaryPage):
        return _of_events(pages, tag)
    return {page.pk: Facts() for page in pages}


def _of_articles(pages: Sequence[ArticlePage], tag: str) -> dict[int, Facts]:
    topics = _grouped(_topics_of(pages), tag)
    contacts = _grouped(_contacts_of(pages), tag)
    publishers: dict[int, list[str]] = {}
    for row in ArticlePublisher.objects.filter(page__in=pages).order_by("sort_order", "pk"):
        publishers.setdefault(row.page_id, []).append(row.name)
    return {
        page.pk: Facts(
            names=[
                *_names(topics.get(page.pk, ())),
                *_names(contacts.get(page.pk, ()), "name", "job_title"),
                *publishers.get(page.pk, ()),
            ],
            topics=_keys(topics.get(page.pk, ())),
            date=page.display_published_at,
        )
        for page in pages
    }


def _topics_of(pages: Sequence[Page]) -> Iterable[tuple[int, Topic]]:
    rows = ArticleTopic.objects.filter(page__in=pages).select_related("topic__locale").order_by("sort_order", "pk")
    return ((row.page_id, row.topic) for row in rows)


def _contacts_of(pages: Sequence[Page]) -> Iterable[tuple[int, Contact]]:
    rows = ArticleContact.objects.filter(page__in=pages).select_related("contact__locale").order_by("sort_order", "pk")
    return ((row.page_id, row.contact) for row in rows)


def _of_topic_pages(pages: Sequence[TopicPage], tag: str) -> dict[int, Facts]:
    topics = Topic.objects.select_related("locale").in_bulk({page.topic_id for page in pages})
    grouped = _grouped(((page.pk, topics[page.topic_id]) for page in pages), tag)
    return {page.pk: Facts(names=_names(grouped[page.pk]), topics=_keys(grouped[page.pk])) for page in pages}


def _of_events(pages: Sequence[Any], tag: str) -> dict[int, Facts]:
    wanted = Event.objects.select_related("contact__locale", "venue").prefetch_related("topics__locale")
    events = wanted.in_bulk({page.event_id for page in pages})
    topics = _grouped(((event.pk, topic) for event in events.values() for topic in _in_order(event.topics.all())), tag)
    contacts = _grouped(((event.pk, event.contact) for event in events.values() if event.contact), tag)
    places = _places([event.venue for event in events.values() if event.venue])
    found = {}
    for page in pages:
        event = events[page.event_id]
        itself = isinstance(page, EventPage)
        found[page.pk] = Facts(
            names=[
                *_names(topics.get(event.pk, ())),
                *_names(contacts.get(event.pk, ()), "name", "job_title"),
                *(places.get(event.venue.translation_key, ()) if event.venue else ()),
            ],
            topics=_keys(topics.get(event.pk, ())),
            date=event.starts_at,
            mode=event.mode if itself else "",
            status=event.status if itself else "",
            ends_at=event.ends_at if itself else None,
        )
    return found


def _in_order(topics: Iterable[Topic]) -> list[Topic]:
    """Always the same, so that a document that says the same is the same."""
    return sorted(topics, key=lambda topic: topic.pk)


def _places(venues: Iterable[Venue]) -> dict[Any, list[str]]:
    """Each venue's names and streets in every language, by its key: a resident may know the place by any of them."""
    keys = {venue.translation_key for venue in venues}
    found: dict[Any, list[str]] = {}
    for row in Venue.objects.filter(translation_key__in=keys, live=True).order_by("pk") if keys else ():
        found.setdefault(row.translation_key, []).extend((row.name, row.street))
    return found


def _grouped(pairs: Iterable[tuple[int, Row]], tag: str) -> dict[int, list[Row]]:
    """The rows of each id, with their words in the language at hand."""
    listed = list(pairs)
    attach_words([row for _id, row in listed], tag)
    groups: dict[int, list[Row]] = {}
    for number, row in listed:
        groups.setdefault(number, []).append(row)
    return groups


def _names(rows: Iterable[HasSource], *fields: str) -> list[str]:
    return [getattr(row.words, field).text for row in rows for field in fields or ("name",)]


def _keys(rows: Iterable[HasSource]) -> tuple[str, ...]:
    return tuple(str(row.translation_key) for row in rows)
