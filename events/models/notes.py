"""What a host adds to the mails about a change, in her own words: a text for each language that she writes in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.event import EventChange

NOTE_LENGTH = 2_000


class ChangeNote(models.Model):
    """The first written is the original: readers of a language that has none are given it."""

    change = models.ForeignKey(EventChange, on_delete=models.CASCADE, related_name="notes")
    language = models.CharField(_("language"), max_length=12)
    text = models.TextField(_("note"))

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["change", "language"], name="one_note_a_change_and_language")]

    def __str__(self) -> str:
        return f"{self.change_id} {self.language}"
