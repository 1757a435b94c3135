"""What those who were there thought of it: asked once, answered without a name."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from core.words import FactWithWords


class FeedbackForm(FactWithWords, index.Indexed):
    """The two questions in an event's own words; may serve several events."""

    stars_question = models.CharField(
        _("question with one to five stars"), max_length=200, help_text=_("For example: How was the meeting?")
    )
    text_question = models.CharField(
        _("question to be answered in words"), max_length=200, help_text=_("For example: What should we do better?")
    )

    panels = [FieldPanel("stars_question"), FieldPanel("text_question")]
    search_fields = [
        index.SearchField("stars_question"),
        index.AutocompleteField("stars_question"),
        index.FilterField("locale_id"),
    ]

    class Meta(FactWithWords.Meta):
        verbose_name = _("feedback form")
        verbose_name_plural = _("feedback forms")

    def __str__(self) -> str:
        return self.stars_question


class FeedbackTicket(models.Model):
    """Lets one person answer once. It goes when it is used, and an answer never says which it was.

    Its id stands in the person's mail, and in that mail's outbox entry until the outbox is pruned; nowhere else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="feedback_tickets")

    def __str__(self) -> str:
        return "a ticket"  # the id opens the form: it stays out of logs


class Feedback(models.Model):
    """One answer, kept without person or hour: its random id doesn't even tell who came first."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="feedback")
    stars = models.PositiveSmallIntegerField(_("stars"), validators=[MinValueValidator(1), MaxValueValidator(5)])
    text = models.TextField(_("in words"), blank=True)
    language = models.CharField(max_length=12, help_text="Of the form in which it was written.")

    class Meta:
        ordering = ["id"]
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")

    def __str__(self) -> str:
        return f"{self.stars}"
