"""One person's place at an event. Rows change only through `events.signups`."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.fields import LanguagesField
from events.kinds import Kind
from events.models.event import Event, Mode


class State(models.TextChoices):
    SEATED = "seated", _("has a seat")
    WAITING = "waiting", _("on the waiting list")
    CANCELLED = "cancelled", pgettext_lazy("sign-up", "cancelled")


ACTIVE = (State.SEATED, State.WAITING)


class SignUp(models.Model):
    """`number` is drawn under the event's lock and orders the waiting list. `email_key` is empty once it isn't active."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="sign_ups")
    attempt = models.UUIDField(help_text="One per form shown, so that a double click signs up once.")
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    mode = models.CharField(_("takes part"), max_length=10, choices=Mode.choices)
    people = models.PositiveSmallIntegerField(_("people"), default=1)
    number = models.PositiveIntegerField(_("number"))

    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("e-mail"))
    email_key = models.CharField(max_length=254, null=True, blank=True)
    language = models.CharField(_("language"), max_length=12)
    interpretation = LanguagesField(_("interpretation"), blank=True)
    question_for_experts = models.TextField(_("question for the experts"), blank=True)
    wants_follow_up = models.BooleanField(_("wants to hear what came of it"), default=False)

    token_version = models.PositiveSmallIntegerField(default=1)
    calendar_uid = models.CharField(max_length=100, unique=True)
    calendar_sequence = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(_("signed up"), auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    checked_in_at = models.DateTimeField(_("is here since"), null=True, blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("sign-up")
        verbose_name_plural = _("sign-ups")
        constraints = [
            models.UniqueConstraint(fields=["event", "email_key"], name="one_sign_up_an_address_and_event"),
            models.UniqueConstraint(fields=["event", "attempt"], name="one_sign_up_an_attempt"),
            models.UniqueConstraint(fields=["event", "number"], name="one_sign_up_a_number"),
        ]
        indexes = [models.Index(fields=["event", "state", "mode"])]

    def __str__(self) -> str:
        return f"{self.number}"  # never a name: this lands in logs


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
