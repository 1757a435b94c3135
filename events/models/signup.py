"""One person's place at an event. Rows change only through `events.signups`."""

import uuid
from datetime import datetime
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.fields import LanguagesField
from events.kinds import Kind
from events.models.codes import LENGTH, in_groups, new_code
from events.models.event import Event, Mode
from events.models.invitation import Invitation


class State(models.TextChoices):
    """Which moves there are between them stands in `events.signups.moves`."""

    SEATED = "seated", _("has a seat")
    HELD = "held", _("has a seat, not confirmed yet")
    OFFERED = "offered", _("is offered a seat")
    WAITING = "waiting", _("on the waiting list")
    CANCELLED = "cancelled", pgettext_lazy("sign-up", "cancelled")
    LAPSED = "lapsed", _("did not answer in time")


TAKES_SEATS = (State.SEATED, State.HELD, State.OFFERED)
AWAITS_ANSWER = (State.HELD, State.OFFERED)
ACTIVE = (*TAKES_SEATS, State.WAITING)
HAS_SEAT = models.Q(state=State.SEATED) | models.Q(has_meanwhile=True)  # as `SignUp.seat_mode`


class Member(NamedTuple):
    """One of those who come on a sign-up; at position 0 stands the person who signed up."""

    position: int
    name: str
    checked_in_at: datetime | None


class SignUp(models.Model):
    """`number` is drawn under the event's lock and orders the waiting list. `email_key` is empty once it isn't active.

    `people` are the person and her companions. Until `answer_by` a seat that is held or offered must be confirmed; it is
    empty as long as no mail server has taken the mail that asks. `has_meanwhile` says that who waits for a seat in the room
    has one online until then.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="sign_ups")
    attempt = models.UUIDField(help_text="One per form shown, so that a double click signs up once.")
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    mode = models.CharField(_("takes part"), max_length=10, choices=Mode.choices)
    people = models.PositiveSmallIntegerField(_("people"), default=1)
    number = models.PositiveIntegerField(_("number"))
    invitation = models.ForeignKey(
        Invitation, null=True, blank=True, on_delete=models.SET_NULL, related_name="sign_ups", editable=False
    )

    confirmed_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateTimeField(_("answers by"), null=True, blank=True)
    wants_meanwhile = models.BooleanField(default=False)
    has_meanwhile = models.BooleanField(_("has an online seat meanwhile"), default=False)
    told_no_seat_at = models.DateTimeField(null=True, blank=True)

    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("e-mail"), blank=True, help_text="Empty for somebody whom a host entered without one.")
    email_key = models.CharField(max_length=254, null=True, blank=True)
    language = models.CharField(_("language"), max_length=12)
    interpretation = LanguagesField(_("interpretation"), blank=True)
    question_for_experts = models.TextField(_("question for the experts"), blank=True)
    wants_follow_up = models.BooleanField(_("wants to hear what came of it"), default=False)

    check_in_code = models.CharField(max_length=LENGTH, unique=True, default=new_code, editable=False)
    token_version = models.PositiveSmallIntegerField(default=1)
    calendar_uid = models.CharField(max_length=100, unique=True)
    calendar_sequence = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(_("signed up"), auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_note = models.TextField(_("what the hosts wrote with the cancellation"), blank=True)
    cancel_note_language = models.CharField(max_length=12, blank=True)
    still_coming_at = models.DateTimeField(_("still coming, said so"), null=True, blank=True)
    checked_in_at = models.DateTimeField(_("is here since"), null=True, blank=True)
    anonymised_at = models.DateTimeField(_("anonymised"), null=True, blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("sign-up")
        verbose_name_plural = _("sign-ups")
        constraints = [
            # The address first: what has been sent to it is asked over all events.
            models.UniqueConstraint(fields=["email_key", "event"], name="one_sign_up_an_address_and_event"),
            models.UniqueConstraint(fields=["event", "attempt"], name="one_sign_up_an_attempt"),
            models.UniqueConstraint(fields=["event", "number"], name="one_sign_up_a_number"),
        ]
        indexes = [
            models.Index(fields=["event", "state", "mode"]),
            models.Index(  # of seats that are taken, so that counting them passes by those who wait
                fields=["event", "mode", "state", "has_meanwhile", "people"],
                name="seats_taken",
                condition=models.Q(state__in=TAKES_SEATS) | models.Q(has_meanwhile=True),
            ),
            models.Index(fields=["event", "number"], name="line", condition=models.Q(state=State.WAITING)),
        ]

    def __str__(self) -> str:
        return f"{self.number}"  # never a name: this lands in logs

    @property
    def is_anonymised(self) -> bool:
        """Whether it is a count alone, of nobody in particular."""
        return self.anonymised_at is not None

    @property
    def seat_mode(self) -> str:
        """In which way this person has a seat as things stand; empty where she has none, or none that she has confirmed."""
        if self.state == State.SEATED:
            return self.mode
        return str(Mode.ONLINE) if self.has_meanwhile else ""

    @property
    def mode_now(self) -> str:
        """How this person takes part as things stand: where she has a seat, or else where she waits for one."""
        return self.seat_mode or self.mode

    @property
    def group(self) -> list[Member]:
        """The person and her companions; one query, unless the companions have been fetched."""
        companions = [Member(row.position, row.name, row.checked_in_at) for row in self.companions.all()]
        return [Member(0, self.name, self.checked_in_at), *companions]

    @property
    def people_here(self) -> int:
        """How many of the group are here."""
        return sum(member.checked_in_at is not None for member in self.group)

    @property
    def code_in_groups(self) -> str:
        return in_groups(self.check_in_code)

    @property
    def needs_told(self) -> str:
        """What she has told of access and food, or nothing; one query."""
        needs = Needs.objects.filter(sign_up=self).first()
        return needs.text if needs else ""


class Companion(models.Model):
    """Somebody who comes along with the person who signed up."""

    sign_up = models.ForeignKey(SignUp, on_delete=models.CASCADE, related_name="companions")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("name"), max_length=150)
    checked_in_at = models.DateTimeField(_("is here since"), null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["sign_up", "position"], name="one_companion_a_position")]

    def __str__(self) -> str:
        return f"{self.sign_up_id}+{self.position}"


class Needs(models.Model):
    """Access and food: may be health data (GDPR, Article 9), so it stands apart, is shown to hosts only, and goes first."""

    sign_up = models.OneToOneField(SignUp, on_delete=models.CASCADE, related_name="needs")
    text = models.TextField(_("access and food"))

    def __str__(self) -> str:
        return f"{self.sign_up_id}"


class Answer(models.Model):
    """What was answered, with the wording of the question as it was shown, so that a question may go and its answers stay."""

    sign_up = models.ForeignKey(SignUp, on_delete=models.CASCADE, related_name="answers")
    question_key = models.UUIDField(help_text="The question's translation key.")
    position = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(max_length=12)
    wording = models.CharField(max_length=300)
    choices = models.JSONField(
        default=list,
        help_text="Keys of the choices taken, where the question offers some.",
    )
    kind = models.CharField(
        max_length=10,
        choices=Kind.choices,
        blank=True,
        help_text="Of the question when it was answered: how the text is to be read.",
    )
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["sign_up", "question_key"], name="one_answer_a_question")]

    def __str__(self) -> str:
        return str(self.question_key)
