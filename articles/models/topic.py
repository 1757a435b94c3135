from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField

from core.drawings import Story, draw_story
from core.languages import language
from core.models import BasePage, Topic


class TopicPage(BasePage):
    """What a topic is about, its articles and its events."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="pages", verbose_name=_("topic"))

    shared_kind = _("Topic")
    joins = ["topic"]
    override_translatable_fields = [SynchronizedField("topic", overridable=False)]
    content_panels = [*BasePage.content_panels, FieldPanel("topic")]
    parent_page_types: ClassVar[list[str]] = ["articles.ArticleIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("topic page")
        verbose_name_plural = _("topic pages")

    def clean(self) -> None:
        super().clean()
        if self.topic_id:
            self.topic = self.topic.source
            if TopicPage.objects.filter(topic=self.topic).exclude(translation_key=self.translation_key).exists():
                raise ValidationError({"topic": _("This topic has a page already.")})

    def shared_drawing(self) -> SafeString:
        return draw_story(Story(self.topic.drawing), "large", language(self.locale.language_code).direction)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from articles.listing import topic_context

        return super().get_context(request, *args, **kwargs) | topic_context(self, request.GET)
