"""A person signs up: a seat, or else a place on the waiting list."""

import unicodedata
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q

from events.models import Answer, Event, Mode, SignUp, State
from events.signups.companions import keep_companions
from events.signups.give import fits, may_take_meanwhile, seat
from events.signups.lock import lock_event
from events.signups.mail_limits import may_send_first_link, may_send_link
from events.signups.needs import keep_needs
from events.signups.telling import announce


class Closed(Exception):
    """The event takes no sign-ups now; `reason` is its `sign_up_state`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class AnswerGiven:
    """An answer with the wording of its question as it was shown, and the keys of the choices taken.

    Of a yes or no the key is `yes` or `no`: its words are in the language of the form.
    """

    question_key: uuid.UUID
    language: str
    wording: str
    text: str
    choices: Sequence[str] = ()
    kind: str = ""  # of the question when it was answered
    position: int = 0  # of the question in the form


@dataclass(frozen=True, kw_only=True)
class Details:
    """What a person said in the form; `language` is the one for our mails, `companions` are names.

    `email` is empty for somebody whom a host adds without one.
    """

    name: str
    email: str
    language: str
    mode: str
    companions: Sequence[str] = ()
    wants_meanwhile: bool = False
    interpretation: Sequence[str] = ()
    question_for_experts: str = ""
    wants_follow_up: bool = False
    needs: str | None = None  # where they were asked
    answers: Sequence[AnswerGiven] = field(default=())

    @property
    def people(self) -> int:
        return 1 + len(self.companions)


def email_key(address: str) -> str:
    """The address as it is compared: case and Unicode form make no other person."""
    return unicodedata.normalize("NFKC", address).strip().casefold()


@transaction.atomic
def sign_up(*, event: Event, details: Details, attempt: uuid.UUID) -> SignUp:
    """Give a seat, or a place on the waiting list, and write the mail that says which.

    An address that has signed up already gets its own link again, within the limits of `mail_limits`, and nothing else
    changes; nor does a double click do anything twice. Raises `Closed` where the event takes no sign-ups now.
    """
    event = lock_event(event.pk)
    if event.sign_up_state != "open":
        raise Closed(event.sign_up_state)
    key = email_key(details.email)
    alike = list(SignUp.objects.filter(Q(email_key=key) | Q(attempt=attempt), event=event))
    if known := next((row for row in alike if row.email_key == key), None):
        if known.attempt != attempt and may_send_link(known):
            announce(known, "signed_up")
        return known
    # An attempt of another address: somebody went back and corrected a slip.
    new = _enter(event, details, uuid.uuid4() if alike else attempt)
    keep_said(new, details)
    if may_send_first_link(new):
        announce(new, "signed_up")
    return new


def _enter(event: Event, details: Details, attempt: uuid.UUID) -> SignUp:
    new = new_row(event, details, attempt)
    if fits(event, new.mode, new.people):
        seat(event, new)
    elif new.wants_meanwhile:
        new.has_meanwhile = may_take_meanwhile(event, new.people)
    new.save()
    return new


def new_row(event: Event, details: Details, attempt: uuid.UUID) -> SignUp:
    """Somebody at the end of the line, unsaved. To be made under the event's lock."""
    return SignUp(
        event=event,
        attempt=attempt,
        number=next_number(event),
        state=State.WAITING,
        mode=details.mode,
        people=details.people,
        wants_meanwhile=details.wants_meanwhile and event.offers_meanwhile and details.mode == Mode.IN_PERSON,
        name=details.name,
        email=details.email,
        email_key=email_key(details.email) or None,
        language=details.language,
        interpretation=list(details.interpretation),
        question_for_experts=details.question_for_experts,
        wants_follow_up=details.wants_follow_up,
        calendar_uid=f"{uuid.uuid4()}@{settings.MAIL_DOMAIN}",
    )


def keep_said(new: SignUp, details: Details) -> None:
    """What stands beside the row of somebody who has just come onto the list."""
    if details.companions:
        keep_companions(new, details.companions)
    keep_answers(new, details.answers)
    if details.needs:
        keep_needs(new, details.needs)


def next_number(event: Event) -> int:
    """The next number of the event's line. To be drawn under the event's lock."""
    return (SignUp.objects.filter(event=event).aggregate(last=Max("number"))["last"] or 0) + 1


def keep_answers(sign_up: SignUp, answers: Sequence[AnswerGiven]) -> None:
    """Each at its question's place in the form."""
    Answer.objects.bulk_create(
        Answer(
            sign_up=sign_up,
            question_key=answer.question_key,
            position=answer.position,
            language=answer.language,
            wording=answer.wording,
            choices=list(answer.choices),
            kind=answer.kind,
            text=answer.text,
        )
        for answer in answers
    )
