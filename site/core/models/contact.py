from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.words import FactWithWords


class Contact(FactWithWords, index.Indexed):
    """A person of the city whom residents may write to or call. Name, e-mail and telephone are facts, the rest words."""

    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("e-mail"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=40, blank=True)
    job_title = models.CharField(_("job title"), max_length=200, blank=True)
    hours = models.CharField(_("when to call"), max_length=200, blank=True)

    override_translatable_fields = [
        SynchronizedField("name", overridable=False),
        SynchronizedField("email", overridable=False),
        SynchronizedField("telephone", overridable=False),
    ]
    panels = [
        FieldPanel("name"),
        FieldPanel("job_title"),
        FieldPanel("email", help_text=_("Everybody can read it. A shared address outlives a change of staff.")),
        FieldPanel("telephone", help_text=_("With +358 in front, so that it works from any telephone.")),
        FieldPanel("hours", help_text=_("When somebody answers, for example “Mondays 9–11”.")),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]

    class Meta(FactWithWords.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self) -> str:
        return self.name
