"""A story of the series."""

from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable
from wagtail_localize.fields import SynchronizedField

from core import moments
from core.blocks import plain_text
from core.drawings import Story, draw_story
from core.fields import DrawingField
from core.languages import language
from core.models import BasePage, Contact, Topic
from events.blocks import story_blocks
from events.models import Event


class ArticlePage(BasePage):
    """Its published and updated times are the story's own: an imported one was published before it came here."""

    published_at = models.DateTimeField(
        _("published"),
        null=True,
        blank=True,
        help_text=_("Empty: when the page was first published here."),
    )
    updated_at = models.DateTimeField(_("updated"), null=True, blank=True, help_text=_("Empty: not updated."))
    drawing = DrawingField(
        _("drawing"),
        blank=True,
        help_text=_(
            "Stands with the article, in lists and where its link is shared. Without one it takes its first topic’s."
        ),
    )
    photograph = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("photograph"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands above the text in place of the drawing; lists keep the drawing."),
    )
    photograph_alt = models.CharField(
        _("what the photograph shows"),
        max_length=250,
        blank=True,
        help_text=_("Read aloud to those who don’t see it: one sentence."),
    )
    photograph_caption = models.CharField(
        _("caption"),
        max_length=250,
        blank=True,
        help_text=_("Below the photograph: who took it, and what one can’t see in it."),
    )
    body = StreamField(story_blocks(), blank=True, verbose_name=_("text"))
    series_note = RichTextField(_("note on the series"), blank=True, features=["bold", "italic", "link"])
    import_name = models.CharField(max_length=200, blank=True, editable=False, db_index=True)
    import_revision = models.PositiveBigIntegerField(null=True, blank=True, editable=False)

    exclude_fields_in_copy = ["import_name", "import_revision"]  # a copy is another story, the importer leaves it alone
    shared_kind = _("Article")
    search_kind = "article"
    schema_type = "Article"
    override_translatable_fields = [
        SynchronizedField("drawing", overridable=False),
        SynchronizedField("photograph", overridable=False),
        SynchronizedField("published_at"),
        SynchronizedField("updated_at"),
        SynchronizedField("topics", overridable=False),
        SynchronizedField("contacts", overridable=False),
        SynchronizedField("related_events", overridable=False),
    ]
    content_panels = [
        *BasePage.content_panels,
        InlinePanel("publishers", heading=_("Publishers"), label=_("Publisher")),
        FieldRowPanel([FieldPanel("published_at"), FieldPanel("updated_at")]),
        MultiFieldPanel(
            [FieldPanel("photograph"), FieldPanel("photograph_alt"), FieldPanel("photograph_caption")],
            _("Photograph"),
        ),
        FieldPanel("body"),
        InlinePanel("topics", heading=_("Topics"), label=_("Topic")),
        FieldPanel("drawing"),
        InlinePanel("contacts", heading=_("Contacts"), label=_("Contact")),
        InlinePanel("related_events", heading=_("Related events"), label=_("Event")),
        FieldPanel("series_note"),
    ]
    parent_page_types: ClassVar[list[str]] = ["articles.ArticleIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def clean(self) -> None:
        super().clean()
        if self.photograph and not self.photograph_alt:
            raise ValidationError({"photograph_alt": _("Say what the photograph shows, for those who don’t see it.")})

    @property
    def display_published_at(self) -> datetime | None:
        return self.published_at or self.first_published_at

    @property
    def display_updated_at(self) -> datetime | None:
        return self.updated_at

    @property
    def shown_drawing(self) -> str:
        """The name of its own drawing, or else of its first topic's."""
        return self.drawing or self.topic_drawing or "talk"

    @cached_property
    def topic_drawing(self) -> str:
        """Of the first published topic; empty without one. Queries that list articles bring it along."""
        topics = self.topics.filter(topic__live=True).order_by("sort_order")
        return topics.values_list("topic__drawing", flat=True).first() or ""

    def shared_details(self) -> tuple[str, ...]:
        return (moments.date(self.display_published_at),) if self.display_published_at else ()

    def shared_drawing(self) -> SafeString:
        direction = language(self.locale.language_code).direction
        return draw_story(Story(self.shown_drawing, self.pk), "large", direction)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from articles.listing import article_context

        return super().get_context(request, *args, **kwargs) | article_context(self)

    def search_text(self) -> str:
        return plain_text(self.body)


class ArticlePublisher(Orderable):
    """Who publishes the story: the city, one of its units, a partner. Names of bodies aren't translated word by word."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="publishers")
    name = models.CharField(_("publisher"), max_length=150)

    def __str__(self) -> str:
        return self.name


class ArticleTopic(Orderable):
    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+", verbose_name=_("topic"))

    panels = [FieldPanel("topic")]

    def __str__(self) -> str:
        return str(self.topic)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.topic = self.topic.source
        super().save(*args, **kwargs)


class ArticleContact(Orderable):
    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="contacts")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+", verbose_name=_("contact"))

    panels = [FieldPanel("contact")]

    def __str__(self) -> str:
        return str(self.contact)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.contact = self.contact.source
        super().save(*args, **kwargs)


class RelatedEvent(Orderable):
    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="related_events")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+", verbose_name=_("event"))

    panels = [FieldPanel("event")]

    def __str__(self) -> str:
        return str(self.event)
