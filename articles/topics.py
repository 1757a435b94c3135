"""Topics as links: to the topic's own page in the reader's language, or to the articles about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import ArticlePage, TopicPage
from core.models import Topic
from core.topics import topics_with_words
from core.words import Said, attach_words


@dataclass(frozen=True)
class TopicLink:
    name: Said
    address: str


def topic_links(topics: Iterable[Topic], tag: str, *, index_address: str) -> list[TopicLink]:
    """A link for each topic, in the order given; 2 queries."""
    listed = attach_words(topics, tag)
    if not listed:
        return []
    pages = TopicPage.objects.live().filter(topic__in=listed, locale__language_code=tag).select_related("locale")
    own = {page.topic_id: page.url for page in pages}
    return [TopicLink(topic.words.name, own.get(topic.pk, f"{index_address}?topic={topic.pk}")) for topic in listed]


def used_topics(tag: str) -> list[Topic]:
    """The topics that some article in this language is about; one query."""
    articles = ArticlePage.objects.live().filter(locale__language_code=tag)
    return topics_with_words(Topic.objects.filter(pk__in=articles.values("topics__topic")), tag)


def chosen_topic(topics: list[Topic], value: str) -> Topic | None:
    """The topic that `?topic=` names; None for one that isn't there."""
    return next((topic for topic in topics if str(topic.pk) == value), None)
