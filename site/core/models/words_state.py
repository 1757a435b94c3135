from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class WordsState(models.Model):
    """Which words a page or snippet had when it was last published in one language, and which of its original's they tell.

    Written by `core.staleness` alone. Beside the pages, not on them: one table and one query for everything that has words.
    """

    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(
        max_length=64, help_text="of the words as last published (SHA-256); empty: not published yet"
    )
    changed_at = models.DateTimeField(_("words changed"), default=timezone.now)
    original_locale = models.ForeignKey(Locale, null=True, on_delete=models.SET_NULL, related_name="+")
    original_digest = models.CharField(max_length=64, blank=True, help_text="of the original's words that these tell")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="one_state_of_words_per_language")
        ]

    def __str__(self) -> str:
        return f"{self.translation_key} {self.locale_id}"
