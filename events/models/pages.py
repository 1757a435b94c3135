"""How one language tells of an event, and the index of all events."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from core.blocks import plain_text, text_blocks
from core.models import BasePage
from events.admin.panels import WhenAndWherePanel
from events.models.event import Event


class EventIndexPage(BasePage):
    """All events of the series: upcoming first, then past; by topic, language and mode."""

    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["home.FrontPage"]
    subpage_types: ClassVar[list[str]] = ["events.EventPage"]

    class Meta:
        verbose_name = _("event index")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from events.listing import listing
        from events.views.feed import subscription

        context = super().get_context(request, *args, **kwargs)
        return context | listing(self, request.GET) | {"subscription": subscription(request)}


class EventPage(BasePage):
    """The words about an Event; its facts stand on the Event and are shown, never edited, here."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="pages", verbose_name=_("event"))
    body = StreamField(text_blocks(), blank=True, verbose_name=_("text"))
    sign_up_purpose = models.CharField(
        _("what sign-ups are used for"),
        max_length=300,
        blank=True,
        help_text=_(
            "Said beside the sign-up form. Empty: to hold this meeting and, for those who wish, to tell what came of it."
        ),
    )

    shared_kind = _("Meeting")
    search_kind = "event"
    schema_type = "Event"
    override_translatable_fields = [SynchronizedField("event", overridable=False)]
    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("sign_up_purpose"), WhenAndWherePanel()]
    parent_page_types: ClassVar[list[str]] = ["events.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = ["events.SummaryPage"]

    class Meta:
        verbose_name = _("event page")
        verbose_name_plural = _("event pages")

    def clean(self) -> None:
        super().clean()
        family = EventPage.objects.filter(event=self.event_id).exclude(translation_key=self.translation_key)
        if self.event_id and family.exists():
            raise ValidationError(_("This event has a page already. Translate that one instead of writing a second."))

    def shared_details(self) -> tuple[str, ...]:
        from events.drawings import when_and_where

        return when_and_where(self.event)

    def shared_drawing(self) -> SafeString:
        from events.drawings import shared_table

        return shared_table(self.event, self.locale.language_code)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from events.listing import event_context

        return super().get_context(request, *args, **kwargs) | event_context(self)

    def search_text(self) -> str:
        return plain_text(self.body)
