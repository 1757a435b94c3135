"""The menu: an order of pages, stored once. Its words are the pages' own titles in each language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import InlinePanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable, Page


@register_setting(icon="list-ul")
class Menu(BaseGenericSetting, ClusterableModel):
    panels = [InlinePanel("entries", heading=_("Pages in the menu"), label=_("Page"))]

    class Meta:
        verbose_name = _("menu")


class MenuEntry(Orderable):
    """A page of any language: each reader gets its translation, and no entry where there is none."""

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="entries")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))

    def __str__(self) -> str:
        return str(self.page)
