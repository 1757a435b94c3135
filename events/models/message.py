"""What hosts have written to those who signed up. Rows are made by `events.writing.write` alone, and never change."""

import uuid
from collections.abc import Sequence

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.languages import nearest
from events.models.event import Event

SUBJECT_LENGTH = 150
TEXT_LENGTH = 5_000


class Message(models.Model):
    """`attempt`: one per confirmation shown, so that a double click writes once. `original` is the language of the text that
    everybody gets who reads none of the others.

    `recipients` have a mail each; `without_address` were chosen too, but have no e-mail.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="messages")
    attempt = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    original = models.CharField(_("original language"), max_length=12)
    recipients = models.PositiveIntegerField(_("recipients"))
    without_address = models.PositiveIntegerField(_("without an address"), default=0)
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-written_at", "-pk"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")

    def __str__(self) -> str:
        return f"{self.pk}"

    def text_for(self, tag: str) -> "MessageText":
        """The text in this language, its parent's, or else the original's; one query."""
        return nearest_text(list(self.texts.all()), tag, self.original)


class MessageText(models.Model):
    """What the message says in one language, as a host wrote it."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=12)
    subject = models.CharField(_("subject"), max_length=SUBJECT_LENGTH)
    text = models.TextField(_("text"), max_length=TEXT_LENGTH)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["message", "language"], name="one_text_a_message_and_language")]

    def __str__(self) -> str:
        return f"{self.message_id} {self.language}"


def nearest_text(texts: Sequence[MessageText], tag: str, original: str) -> MessageText:
    """The one that a reader of `tag` gets."""
    by_tag = {text.language: text for text in texts}
    return by_tag[nearest(by_tag, tag) or original]
