"""Mails that the clock brings: when each is due, in which words, and which have been written already."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from core.words import FactWithWords
from events.models.event import Event

MOST_HOURS = 24 * 60  # nobody is reminded of what is two months away


class ReminderText(FactWithWords, index.Indexed):
    """What a reminder says instead of the usual words; may serve several events."""

    heading = models.CharField(_("heading"), max_length=150)
    text = models.TextField(_("text"))

    panels = [
        FieldPanel("heading", help_text=_("The first line of the mail.")),
        FieldPanel(
            "text", help_text=_("Time, place and links follow by themselves. An empty line begins a paragraph.")
        ),
    ]
    search_fields = [
        index.SearchField("heading"),
        index.AutocompleteField("heading"),
        index.FilterField("locale_id"),
    ]

    class Meta(FactWithWords.Meta):
        verbose_name = _("text of a reminder")
        verbose_name_plural = _("texts of reminders")

    def __str__(self) -> str:
        return self.heading


class Reminder(models.Model):
    """A mail to those who have a seat, so many hours before the event begins. Set through `events.reminders` alone."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="reminders")
    hours_before = models.PositiveSmallIntegerField(
        _("hours before"), validators=[MinValueValidator(1), MaxValueValidator(MOST_HOURS)]
    )
    only_online = models.BooleanField(_("only to those who take part online"), default=False)
    text = models.ForeignKey(
        ReminderText, verbose_name=_("own text"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-hours_before"]
        constraints = [models.UniqueConstraint(fields=["event", "hours_before"], name="one_reminder_an_hour")]

    def __str__(self) -> str:
        return f"{self.hours_before} h"

    def save(self, *args: object, **kwargs: object) -> None:
        self.text = self.text and self.text.source
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class Round(models.Model):
    """One kind of mail has been written to everybody of an event whom it concerned then.

    The row is made in the transaction that writes those mails: it is why nobody gets one twice, whoever crashes, and why
    nobody who gets a seat later gets one at all. `key` names the mail and, where it belongs to one, the event's hour.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="rounds")
    key = models.CharField(max_length=80)
    made_at = models.DateTimeField(auto_now_add=True)
    people = models.PositiveIntegerField(default=0, help_text="How many mails were written.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "key"], name="one_round_a_mail_and_event")]

    def __str__(self) -> str:
        return self.key
