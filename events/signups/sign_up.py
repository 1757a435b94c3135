"""A person signs up: a seat, or else a place on the waiting list."""

import unicodedata
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from core import outbox
from events.models import Answer, Event, SignUp, State
from events.signups import seats
from events.signups.lock import lock_event
from events.signups.mail_limits import may_send_link


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
    """What a person said in the form; `language` is the one for our mails."""

    name: str
    email: str
    language: str
    mode: str
    people: int = 1
    interpretation: Sequence[str] = ()
    question_for_experts: str = ""
    wants_follow_up: bool = False
    answers: Sequence[AnswerGiven] = field(default=())


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
    known = SignUp.objects.filter(event=event, email_key=email_key(details.email)).first()
    if known:
        if known.attempt != attempt and may_send_link(known):
            announce(known, "signed_up")
        return known
    new = SignUp.objects.create(
        event=event,
        attempt=_unused(event, attempt),
        number=next_number(event),
        state=State.SEATED if fits(event, details.mode, details.people) else State.WAITING,
        mode=details.mode,
        people=details.people,
        name=details.name,
        email=details.email,
        email_key=email_key(details.email),
        language=details.language,
        interpretation=list(details.interpretation),
        question_for_experts=details.question_for_experts,
        wants_follow_up=details.wants_follow_up,
        calendar_uid=f"{uuid.uuid4()}@{settings.MAIL_DOMAIN}",
    )
    keep_answers(new, details.answers)
    if may_send_link(new):
        announce(new, "signed_up")
    return new


def announce(sign_up: SignUp, mail: str, **parameters: object) -> None:
    """Write a mail to this person into the outbox."""
    outbox.put(
        kind=f"mail.{mail}", target=str(sign_up.public_id), language=sign_up.language, parameters=parameters or None
    )


def next_number(event: Event) -> int:
    """The next number of the event's line. To be drawn under the event's lock."""
    return (SignUp.objects.filter(event=event).aggregate(last=Max("number"))["last"] or 0) + 1


def waiting(event: Event, mode: str) -> list[SignUp]:
    """Those who wait for a seat in this mode, first come first."""
    return list(SignUp.objects.filter(event=event, state=State.WAITING, mode=mode).order_by("number"))


def fits(event: Event, mode: str, people: int) -> bool:
    """Whether so many more have a seat this way. Freed seats go at once to the first who fits; still, nobody is passed who
    waits and would fit. To be asked under the event's lock.
    """
    free = seats.count(event)[mode].free
    return people <= free and not any(earlier.people <= free for earlier in waiting(event, mode))


def _unused(event: Event, attempt: uuid.UUID) -> uuid.UUID:
    """The attempt, or a new one where it was used for another address (somebody went back and corrected a slip)."""
    return uuid.uuid4() if SignUp.objects.filter(event=event, attempt=attempt).exists() else attempt


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
