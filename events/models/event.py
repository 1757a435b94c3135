"""A real occasion: its facts, stored once and true in every language the same second."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from core.fields import LanguagesField
from core.models import Contact, Topic
from events.models.feedback import FeedbackForm
from events.models.questions import SignUpForm
from events.models.venue import Venue

LARGEST_GROUP = 5  # people who may come on one sign-up
LONGEST_HOURS = 14 * 24
LONGEST_RETENTION_DAYS = 3_650
CODE_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that are mistaken for another when read aloud


class Mode(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    ONLINE = "online", _("online")
    HYBRID = "hybrid", _("in person and online")


class Promotion(models.TextChoices):
    """What becomes of a seat that is free while people wait."""

    AT_ONCE = "at_once", _("goes at once to the first whose group fits")
    BY_OFFER = "by_offer", _("is offered to the first, who accepts it in time")


class Status(models.TextChoices):
    SCHEDULED = "scheduled", _("as planned")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")


def new_code() -> str:
    return get_random_string(8, CODE_LETTERS)


def default_retention_days() -> int:
    return int(settings.SIGN_UP_RETENTION_DAYS)


class Event(models.Model):
    """Changed through `events.changes.change_event` alone, which tells whom it concerns and keeps the history."""

    code = models.CharField(max_length=8, unique=True, default=new_code, editable=False)
    name = models.CharField(
        _("working name"),
        max_length=200,
        help_text=_("For lists in the admin; pages have titles."),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.SCHEDULED)
    starts_at = models.DateTimeField(_("begins"), db_index=True)
    ends_at = models.DateTimeField(_("ends"))
    time_zone = models.CharField(_("time zone"), max_length=50, default="Europe/Helsinki")
    mode = models.CharField(_("mode"), max_length=10, choices=Mode.choices, default=Mode.IN_PERSON)
    venue = models.ForeignKey(
        Venue,
        verbose_name=_("venue"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    online_link = models.URLField(
        _("online link"),
        blank=True,
        max_length=500,
        help_text=_("Sent only to those who have an online seat."),
    )

    takes_sign_ups = models.BooleanField(_("takes sign-ups"), default=True)
    seats_in_person = models.PositiveIntegerField(_("seats in person"), default=0)
    seats_online = models.PositiveIntegerField(_("seats online"), default=0)
    sign_up_opens_at = models.DateTimeField(_("sign-up opens"), null=True, blank=True)
    sign_up_closes_at = models.DateTimeField(
        _("sign-up closes"),
        null=True,
        blank=True,
        help_text=_("Empty: when the event begins."),
    )
    largest_group = models.PositiveSmallIntegerField(
        _("largest group"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(LARGEST_GROUP)],
    )
    confirm_hours = models.PositiveSmallIntegerField(
        _("hours in which a seat must be confirmed"), default=0, validators=[MaxValueValidator(LONGEST_HOURS)]
    )
    promotion = models.CharField(
        _("a seat that becomes free"), max_length=10, choices=Promotion.choices, default=Promotion.AT_ONCE
    )
    offer_hours = models.PositiveSmallIntegerField(
        _("hours that an offer is valid"),
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_HOURS)],
    )
    online_meanwhile = models.BooleanField(_("an online seat while one waits for the room"), default=False)
    asks_needs = models.BooleanField(_("asks about access and food"), default=False)
    sign_up_form = models.ForeignKey(
        SignUpForm,
        verbose_name=_("questions"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    retention_days = models.PositiveSmallIntegerField(
        _("days until sign-ups are anonymised"),
        default=default_retention_days,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_RETENTION_DAYS)],
    )

    still_coming_hours = models.PositiveSmallIntegerField(
        _("ask “still coming?” so many hours before"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(24 * 60)],
    )
    sends_thanks = models.BooleanField(_("thanks and asks for feedback afterwards"), default=True)
    feedback_form = models.ForeignKey(
        FeedbackForm,
        verbose_name=_("questions of the feedback"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )

    spoken_languages = LanguagesField(_("spoken languages"))
    interpretation_languages = LanguagesField(_("interpreted into"), blank=True)
    interpretation_on_demand = LanguagesField(_("interpreted into if enough people ask"), blank=True)
    interpretation_threshold = models.PositiveSmallIntegerField(
        _("how many must ask"), default=5, validators=[MinValueValidator(1)]
    )
    interpretation_until = models.DateField(_("until which day"), null=True, blank=True)
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="events")
    contact = models.ForeignKey(
        Contact,
        verbose_name=_("a person to call"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    hosts = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("hosts"),
        blank=True,
        related_name="hosted_events",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["starts_at"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        permissions = [("host_event", "Can host events: see and check in those who signed up")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Choosers offer every language's row; facts are read from the source alone.
        self.venue = self.venue and self.venue.source
        self.contact = self.contact and self.contact.source
        self.sign_up_form = self.sign_up_form and self.sign_up_form.source
        self.feedback_form = self.feedback_form and self.feedback_form.source
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Facts that contradict each other, each with its field."""
        wrong: dict[str, Any] = {}
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            wrong["ends_at"] = _("The end must be after the beginning.")
        if self.time_zone and not _is_zone(self.time_zone):
            wrong["time_zone"] = _("This is no time zone. An example: Europe/Helsinki.")
        if self.has_room and self.venue is None:
            wrong["venue"] = _("Choose the venue where people meet.")
        if self.takes_sign_ups and self.has_room and not self.seats_in_person:
            wrong["seats_in_person"] = _("Say how many seats there are in the room.")
        if self.takes_sign_ups and self.is_online and not self.seats_online:
            wrong["seats_online"] = _("Say how many may take part online.")
        if self.sign_up_closes_at and self.starts_at and self.sign_up_closes_at > self.starts_at:
            wrong["sign_up_closes_at"] = _("Sign-up can’t close after the event has begun.")
        if self.sign_up_opens_at and self.closes_at and self.sign_up_opens_at >= self.closes_at:
            wrong["sign_up_opens_at"] = _("Sign-up must open before it closes.")
        wrong |= self._wrong_promises()
        if wrong:
            raise ValidationError(wrong)

    def _wrong_promises(self) -> dict[str, Any]:
        """Interpretation that depends on how many ask needs a day, and is no fact yet."""
        wrong: dict[str, Any] = {}
        until = self.interpretation_until
        if set(self.interpretation_on_demand) & set(self.interpretation_languages):
            wrong["interpretation_on_demand"] = _("A language that is interpreted already needs nobody to ask for it.")
        if not self.interpretation_on_demand:
            return {}
        if until is None:
            wrong["interpretation_until"] = _("Say until which day people can ask for it.")
        elif self.starts_at and _is_zone(self.time_zone) and until >= self.local_start.date():
            wrong["interpretation_until"] = _("This day must lie before that of the meeting.")
        return wrong

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def local_start(self) -> datetime:
        return self.starts_at.astimezone(self.zone)

    @property
    def local_end(self) -> datetime:
        return self.ends_at.astimezone(self.zone)

    @property
    def has_room(self) -> bool:
        return self.mode in (Mode.IN_PERSON, Mode.HYBRID)

    @property
    def is_online(self) -> bool:
        return self.mode in (Mode.ONLINE, Mode.HYBRID)

    @property
    def modes(self) -> list[Mode]:
        """The ways in which one can take part."""
        return [
            mode
            for mode, offered in (
                (Mode.IN_PERSON, self.has_room),
                (Mode.ONLINE, self.is_online),
            )
            if offered
        ]

    @property
    def offers_meanwhile(self) -> bool:
        """Whether who waits for the room may have a seat online until then."""
        return self.online_meanwhile and self.mode == Mode.HYBRID

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def kept_until(self) -> datetime:
        """The beginning of the day, in its own zone, on which it is forgotten who signed up."""
        day = self.local_end.date() + timedelta(days=self.retention_days)
        return datetime.combine(day, time.min, self.zone)

    @property
    def closes_at(self) -> datetime:
        return self.sign_up_closes_at or self.starts_at

    @property
    def sign_up_state(self) -> str:
        """`none`, `cancelled`, `postponed`, `over`, `not_yet`, `closed` or `open`."""
        now = timezone.now()
        if self.status != Status.SCHEDULED:
            return str(self.status)
        if self.is_over:
            return "over"
        if not self.takes_sign_ups:
            return "none"
        if self.sign_up_opens_at and now < self.sign_up_opens_at:
            return "not_yet"
        return "open" if now < min(self.closes_at, self.starts_at) else "closed"

    def seats(self, mode: str) -> int:
        """How many seats this mode has; 0 where the event isn't held that way."""
        if mode not in self.modes:
            return 0
        return self.seats_in_person if mode == Mode.IN_PERSON else self.seats_online


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return True
