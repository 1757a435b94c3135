"""Pages of every kind, published unless a test says `live=False`."""

import uuid
from typing import Any

import factory
from django.utils.text import slugify
from wagtail.models import Page
from wagtail.rich_text import RichText

from articles.models import (
    ArticleContact,
    ArticleIndexPage,
    ArticlePage,
    ArticlePublisher,
    ArticleTopic,
    RelatedEvent,
    TopicPage,
)
from events.models import EventIndexPage, EventPage, SummaryPage
from home.models import FrontPage, InformationPage
from tests.factories.events import EventFactory
from tests.factories.snippets import TopicFactory
from tests.factories.tree import of_tree


def paragraph(text: str) -> tuple[str, RichText]:
    """A block for `body=[…]`."""
    return "paragraph", RichText(f"<p>{text}</p>")


class PageFactory(factory.django.DjangoModelFactory):
    """A published page in the language `tag`, below `parent` or where its kind belongs."""

    class Meta:
        abstract = True

    _parent_model: type[Page] = FrontPage
    title = factory.Sequence(lambda number: f"Page {number}")
    lead = "What this page is about."

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **fields: Any) -> Any:
        tag = fields.pop("tag", "en")
        parent = fields.pop("parent", None) or of_tree(cls._parent_model, tag)
        fields.setdefault("slug", slugify(fields["title"])[:50] or f"page-{uuid.uuid4().hex[:8]}")
        children = {name: fields.pop(name) for name in list(fields) if name in cls._children}
        live = fields.pop("live", True)
        page = model_class(locale=parent.locale, live=False, **fields)
        for name, rows in children.items():
            getattr(page, name).set(rows)
        page = parent.add_child(instance=page)
        revision = page.save_revision()
        if live:
            revision.publish()
            page.refresh_from_db()
        return page

    _children: tuple[str, ...] = ()


class InformationPageFactory(PageFactory):
    class Meta:
        model = InformationPage


class EventPageFactory(PageFactory):
    class Meta:
        model = EventPage

    _parent_model = EventIndexPage
    event = factory.SubFactory(EventFactory)
    title = factory.LazyAttribute(lambda page: page.event.name)


class SummaryPageFactory(PageFactory):
    """Below `parent`, an EventPage; a past one is made where none is given."""

    class Meta:
        model = SummaryPage

    title = "What was said"

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **fields: Any) -> Any:
        parent = fields.pop("parent", None) or EventPageFactory(event__past=True, tag=fields.pop("tag", "en"))
        return super()._create(model_class, *args, parent=parent, event=parent.event, **fields)


class ArticlePageFactory(PageFactory):
    """`topics=[…]`, `contacts=[…]`, `publishers=["…"]`, `related_events=[…]` are lists of what they name."""

    class Meta:
        model = ArticlePage

    _parent_model = ArticleIndexPage
    _children = ("topics", "contacts", "publishers", "related_events")

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **fields: Any) -> Any:
        rows = {
            "topics": [ArticleTopic(topic=topic) for topic in fields.pop("topics", [])],
            "contacts": [ArticleContact(contact=contact) for contact in fields.pop("contacts", [])],
            "publishers": [ArticlePublisher(name=name) for name in fields.pop("publishers", ["City of Espoo"])],
            "related_events": [RelatedEvent(event=event) for event in fields.pop("related_events", [])],
        }
        return super()._create(model_class, *args, **fields, **rows)


class TopicPageFactory(PageFactory):
    class Meta:
        model = TopicPage

    _parent_model = ArticleIndexPage
    topic = factory.SubFactory(TopicFactory)
    title = factory.LazyAttribute(lambda page: page.topic.name)
