from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from core.words import FactWithWords


class Topic(FactWithWords, index.Indexed):
    """What articles and events are about; its name is told in each language."""

    name = models.CharField(_("name"), max_length=100)

    panels = [FieldPanel("name")]
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
