from typing import Any, ClassVar

from django.db import models
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from core import moments
from core.blocks import plain_text
from core.models import BasePage
from events.blocks import story_blocks
from events.models.event import Event


class SummaryPage(BasePage):
    """What was said and learnt at an event; stands below its page, whose event it takes over."""

    event = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        related_name="summaries",
        verbose_name=_("event"),
        editable=False,
    )
    body = StreamField(story_blocks(), blank=True, verbose_name=_("text"))

    search_kind = "summary"
    schema_type = "Article"
    shared_kind = _("Summary of a meeting")
    joins = ["event"]
    override_translatable_fields = [SynchronizedField("event", overridable=False)]
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types: ClassVar[list[str]] = ["events.EventPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("summary")
        verbose_name_plural = _("summaries")

    def full_clean(self, *args: object, **kwargs: object) -> None:
        parent = self.get_parent() if self.path else None
        if parent is not None and not self.event_id:
            self.event = parent.specific.event
        super().full_clean(*args, **kwargs)

    def shared_details(self) -> tuple[str, ...]:
        return (moments.day(self.event.starts_at, zone=self.event.zone),)

    def shared_drawing(self) -> SafeString:
        from events.drawings import shared_table

        return shared_table(self.event, self.locale.language_code, told=True)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from events.listing import summary_context

        return super().get_context(request, *args, **kwargs) | summary_context(self)

    def search_text(self) -> str:
        return plain_text(self.body)
