from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.fields import DrawingField
from core.words import FactWithWords


class Topic(FactWithWords, index.Indexed):
    """What articles and events are about; its name is told in each language. Its drawing is a fact."""

    name = models.CharField(_("name"), max_length=100)
    drawing = DrawingField(
        _("drawing"),
        default="talk",
        help_text=_("Stands with the topic, and with its articles that have no drawing of their own."),
    )

    override_translatable_fields = [SynchronizedField("drawing", overridable=False)]
    panels = [FieldPanel("name"), FieldPanel("drawing")]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]

    class Meta(FactWithWords.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.name
