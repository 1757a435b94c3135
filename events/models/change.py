"""The history of an event's facts, and what a host adds to the mails about a change, in each language that she writes in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.event import Event

NOTE_LENGTH = 2_000


class EventChange(models.Model):
    """One change of an event's facts: who, when, what it was and became, and how many people it concerned."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="changes")
    changed_at = models.DateTimeField(auto_now_add=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    facts = models.JSONField(help_text="{field: [before, after]}, as text")
    concerned = models.PositiveIntegerField(default=0)
    by_itself = models.BooleanField(default=False, help_text="By the clock; nobody changed it.")

    class Meta:
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.event} {self.changed_at:%Y-%m-%d %H:%M}"


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
