from articles.models.article import (
    ArticleContact,
    ArticlePage,
    ArticlePublisher,
    ArticleTopic,
    RelatedEvent,
)
from articles.models.index import ArticleIndexPage
from articles.models.topic import TopicPage

__all__ = [
    "ArticleContact",
    "ArticleIndexPage",
    "ArticlePage",
    "ArticlePublisher",
    "ArticleTopic",
    "RelatedEvent",
    "TopicPage",
]
