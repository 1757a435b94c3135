"""A person signs up: a seat, or else a place on the waiting list."""

import unicodedata
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Max, Q, Subquery
from django.utils.encoding import punycode

from events.models import Answer, Event, Invitation, Mode, SignUp, State
from events.signups.companions import keep_companions
from events.signups.entries import new_uid
from events.signups.give import fits, may_take_meanwhile, seat
from events.signups.invite import demand_seats, seats_for
from events.signups.lock import lock_event
from events.signups.mail_limits import may_send_link
from events.signups.needs import keep_needs
from events.signups.promote import promote
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
    """The address as it is compared: case, Unicode form and the spelling of an international domain make no other person."""
    local, at, domain = unicodedata.normalize("NFKC", address).strip().casefold().rpartition("@")
    try:
        return local + at + punycode(domain)
    except UnicodeError:  # no domain: it is compared as it is
        return local + at + domain


@transaction.atomic
def sign_up(*, event: Event, details: Details, attempt: uuid.UUID, invitation: Invitation | None = None) -> SignUp:
    """Give a seat, or a place on the waiting list, and write the mail that says which; by invitation one of its seats.

    An address that has signed up already gets its own link again, within the limits of `mail_limits`, and nothing else
    changes, but that an invitation ends its waiting; nor does a double click do anything twice. Raises `Closed` where the
    event takes no sign-ups now, and `InvitationOver`.
    """
    event = lock_event(event.pk)
    if event.sign_up_state != "open":
        raise Closed(event.sign_up_state)
    key = email_key(details.email)
    alike, last = _alike_and_last(event, key, attempt)
    known = next((row for row in alike if row.email_key == key), None)
    if known and known.attempt == attempt:
        return known
    if invitation:
        invitation = demand_seats(event, invitation, details.people)
    if known:
        return _remind(event, known, invitation)
    # An attempt of another address: somebody went back and corrected a slip.
    new = _enter(event, details, uuid.uuid4() if alike else attempt, last + 1, invitation)
    keep_said(new, details)
    announce(new, "signed_up")
    return new


def _alike_and_last(event: Event, key: str, attempt: uuid.UUID) -> tuple[list[SignUp], int]:
    """The sign-ups of this address or attempt, and the last number that was drawn; one query."""
    of_event = SignUp.objects.filter(event=event)
    last = Q(number=Subquery(of_event.order_by("-number").values("number")[:1]))
    rows = list(of_event.filter(Q(email_key=key) | Q(attempt=attempt) | last))
    alike = [row for row in rows if row.email_key == key or row.attempt == attempt]
    return alike, max((row.number for row in rows), default=0)


def _remind(event: Event, known: SignUp, invitation: Invitation | None) -> SignUp:
    """Her own link again; by an invitation that has seats for her group, the end of her waiting."""
    if invitation and known.state == State.WAITING and known.people <= seats_for(event, invitation):
        known.mode, known.invitation = invitation.mode, invitation
        seat(event, known)
        known.has_meanwhile = False
        known.calendar_sequence += 1
        known.save()
        announce(known, "promoted")
        promote(event=event)
    elif may_send_link(known):
        announce(known, "signed_up")
    return known


def _enter(event: Event, details: Details, attempt: uuid.UUID, number: int, invitation: Invitation | None) -> SignUp:
    new = new_row(event, details, attempt, number, invitation)
    if invitation or fits(event, new.mode, new.people):
        seat(event, new)
    elif new.wants_meanwhile:
        new.has_meanwhile = may_take_meanwhile(event, new.people)
    new.save()
    return new


def new_row(
    event: Event, details: Details, attempt: uuid.UUID, number: int, invitation: Invitation | None = None
) -> SignUp:
    """Somebody at the end of the line, unsaved. To be made under the event's lock."""
    return SignUp(
        event=event,
        attempt=attempt,
        number=number,
        state=State.WAITING,
        mode=invitation.mode if invitation else details.mode,
        invitation=invitation,
        people=details.people,
        wants_meanwhile=details.wants_meanwhile and event.offers_meanwhile and details.mode == Mode.IN_PERSON,
        name=details.name,
        email=details.email,
        email_key=email_key(details.email) or None,
        language=details.language,
        interpretation=list(details.interpretation),
        question_for_experts=details.question_for_experts,
        wants_follow_up=details.wants_follow_up,
        calendar_uid=new_uid(),
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
