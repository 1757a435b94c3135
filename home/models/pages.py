"""The front page of the series and plain information pages."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from core.blocks import plain_text, text_blocks
from core.body import prepare_body
from core.models import BasePage


class FrontPage(BasePage):
    """What the series is, the next events, the newest articles and the newest summaries."""

    headline = models.TextField(
        _("headline"),
        blank=True,
        max_length=200,
        help_text=_("What stands in large letters, a sentence on each line. Empty: the title."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("headline"),
        FieldPanel("lead"),
    ]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "home.InformationPage",
        "articles.ArticleIndexPage",
        "events.EventIndexPage",
    ]

    class Meta:
        verbose_name = _("front page")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from home.front import front_context

        return super().get_context(request, *args, **kwargs) | front_context(self)


class InformationPage(BasePage):
    """About the series, the accessibility statement, the privacy notice and the like."""

    class Purpose(models.TextChoices):
        OTHER = "", _("another")
        ACCESSIBILITY = "accessibility", _("accessibility statement")
        PRIVACY = "privacy", _("privacy notice")

    purpose = models.CharField(
        _("purpose"), max_length=20, choices=Purpose.choices, blank=True,
        help_text=_("The footer and the sign-up form link to the statement and the notice."),
    )  # fmt: skip
    body = StreamField(text_blocks(), blank=True, verbose_name=_("text"))

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("purpose"),
        FieldPanel("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["home.FrontPage", "home.InformationPage"]
    subpage_types: ClassVar[list[str]] = ["home.InformationPage"]

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        prepare_body(self.body, self.locale.language_code)
        return super().get_context(request, *args, **kwargs)

    def search_text(self) -> str:
        return plain_text(self.body)
