"""Which pages' documents are concerned when a snippet or an event changes."""

from functools import singledispatch
from typing import Any

from django.db.models import Q

from articles.models import ArticlePage, TopicPage
from core.models import Contact, Topic
from events.models import Event, EventPage, SummaryPage, Venue


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
