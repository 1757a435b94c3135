"""What residents looked for: counts alone, of words, by day and language. Who looked is nowhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchCount(models.Model):
    """How often a query was made on a day in a language, and how many pages it found the last time."""

    wagtail_reference_index_ignore = True

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=20)
    query = models.CharField(_("looked for"), max_length=200)
    times = models.PositiveIntegerField(_("times"), default=1)
    found = models.PositiveIntegerField(_("pages found"), default=0)

    class Meta:
        verbose_name = _("search")
        verbose_name_plural = _("searches")
        constraints = [models.UniqueConstraint(fields=["day", "language", "query"], name="one_count_a_day")]
        indexes = [models.Index(fields=["language", "query"], name="search_count_query")]

    def __str__(self) -> str:
        return f"{self.day} {self.language} {self.query}"
