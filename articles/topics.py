"""Topics as links: to the topic's own page in the reader's language, or to the articles about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import ArticleIndexPage, ArticlePage, TopicPage
from core.models import Topic
from core.words import Said, attach_words


@dataclass(frozen=True)
class TopicLink:
    name: Said
    address: str


def topic_links(topics: Iterable[Topic], tag: str) -> list[TopicLink]:
    """A link for each topic, in the order given; 3 queries. None where the language has no article index."""
    listed = attach_words(topics, tag)
    if not listed:
        return []
    pages = TopicPage.objects.live().filter(topic__in=listed, locale__language_code=tag).select_related("locale")
    addresses = {page.topic_id: page.url for page in pages}
    if len(addresses) < len(listed):
        index = ArticleIndexPage.objects.live().filter(locale__language_code=tag).select_related("locale").first()
        if index:
            addresses = {topic.pk: f"{index.url}?topic={topic.pk}" for topic in listed} | addresses
    return [TopicLink(topic.words.name, addresses[topic.pk]) for topic in listed if topic.pk in addresses]


def used_topics(tag: str) -> list[Topic]:
    """The topics that some article in this language is about, in the alphabet of its words; 2 queries."""
    articles = ArticlePage.objects.live().filter(locale__language_code=tag)
    topics = Topic.objects.sources().filter(live=True, pk__in=articles.values("topics__topic"))
    return sorted(attach_words(topics.select_related("locale"), tag), key=lambda topic: topic.words.name.casefold())


def chosen_topic(topics: list[Topic], value: str) -> Topic | None:
    """The topic that `?topic=` names; None for one that isn't there."""
    return next((topic for topic in topics if str(topic.pk) == value), None)
