"""What the article pages show beside their own words."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import QueryDict

from articles.models import ArticleIndexPage, ArticlePage, ArticleTopic, TopicPage
from articles.topics import chosen_topic, topic_links, used_topics
from core.paging import page_of, query_without_page
from core.structured import article
from core.words import attach_words
from events.cards import event_cards, upcoming_events
from events.listing import prepare_story


def published_articles(tag: str) -> QuerySet[ArticlePage]:
    """The articles in one language, newest first, with what a list shows of them."""
    topics = ArticleTopic.objects.filter(page=OuterRef("pk"), topic__live=True).order_by("sort_order")
    drawing = Coalesce(Subquery(topics.values("topic__drawing")[:1]), Value(""))
    articles = ArticlePage.objects.live().filter(locale__language_code=tag).select_related("locale").defer("body")
    articles = articles.annotate(topic_drawing=drawing)
    return articles.order_by(Coalesce("published_at", "first_published_at").desc(), "-pk")


def about(articles: QuerySet[ArticlePage], topic: int) -> QuerySet[ArticlePage]:
    """Each of them once, however often an editor has named the topic."""
    return articles.filter(pk__in=ArticleTopic.objects.filter(topic=topic).values("page"))


def index_context(page: ArticleIndexPage, query: QueryDict) -> dict[str, Any]:
    """All articles below the index, or those about `?topic=<id>`."""
    tag = page.locale.language_code
    topics = used_topics(tag)
    topic = chosen_topic(topics, query.get("topic", ""))
    articles = published_articles(tag).filter(path__startswith=page.path)
    if topic:
        articles = about(articles, topic.pk)
    return _paged(articles, query) | {"topics": topics, "topic": topic}


def topic_context(page: TopicPage, query: QueryDict) -> dict[str, Any]:
    """A topic's articles, and its events to come."""
    tag = page.locale.language_code
    articles = about(published_articles(tag), page.topic_id)
    events = upcoming_events().filter(topics=page.topic_id)[:20]
    return _paged(articles, query) | {"cards": event_cards(events, tag)}


def article_context(page: ArticlePage) -> dict[str, Any]:
    """A story with its publishers, contacts, topics and events."""
    tag = page.locale.language_code
    related = set(page.related_events.values_list("event", flat=True))
    cards = prepare_story(page.body, tag, also=related)
    publishers = [publisher.name for publisher in page.publishers.all()]
    contacts = [row.contact for row in page.contacts.select_related("contact__locale")]
    topics = [row.topic for row in page.topics.filter(topic__live=True).select_related("topic__locale")]
    page.topic_drawing = topics[0].drawing if topics else ""
    return {
        "publishers": publishers,
        "contacts": attach_words(contacts, tag),
        "topic_links": topic_links(topics, tag, index_address=page.above[0].url if page.above else ""),
        "cards": [card for card in cards.values() if card.event.pk in related],
        "structured_data": article(
            page, published=page.display_published_at, updated=page.display_updated_at, publishers=publishers
        ),
    }


def _paged(articles: QuerySet[ArticlePage], query: QueryDict) -> dict[str, Any]:
    pager = page_of(articles, query)
    return {
        "articles": pager.object_list,
        "pager": pager,
        "pager_query": query_without_page(query),
        "canonical_query": f"?page={pager.number}" if pager.number > 1 else "",
    }
