"""A person changes what she said: her answers, who comes along, the language of her mails, the way she takes part."""

import uuid
from collections.abc import Collection, Sequence

from django.db import transaction

from events.models import Answer, Event, Mode, SignUp, State
from events.models.signup import ACTIVE, TAKES_SEATS
from events.signups.cancel import TooLate
from events.signups.companions import keep_companions
from events.signups.give import fits, seat
from events.signups.lock import lock_event
from events.signups.needs import keep_needs
from events.signups.promote import tell_unless_promoted
from events.signups.sign_up import AnswerGiven, Details, keep_answers, next_number


class NoSeat(Exception):
    """There is no free seat the other way; the person keeps the one that she has."""


@transaction.atomic
def change(*, sign_up: SignUp, details: Details, asked: Collection[uuid.UUID]) -> SignUp:
    """Let the sign-up say this from now on, all of it or nothing; its address stays as it is, and no group grows.

    `asked` are the questions that were shown: one that was left empty has no answer any more, and an answer to a question
    that isn't asked any more stays. Raises `TooLate` after the event or for somebody who isn't on the list any more, and
    `NoSeat`.
    """
    event = lock_event(sign_up.event_id)
    sign_up = SignUp.objects.get(pk=sign_up.pk)
    if event.is_over or sign_up.state not in ACTIVE:
        raise TooLate
    moves = details.mode != sign_up.mode and event.sign_up_state == "open"
    shrinks = details.people < sign_up.people
    _say(sign_up, details)
    if moves:
        _take_part_otherwise(event, sign_up, details.mode)
    elif shrinks:
        sign_up.calendar_sequence += 1
    sign_up.save()
    _replace_answers(sign_up, details.answers, asked)
    if moves or shrinks:
        tell_unless_promoted(event, sign_up)
    return sign_up


def _say(sign_up: SignUp, details: Details) -> None:
    if details.people > sign_up.people:
        raise NoSeat
    keep_companions(sign_up, details.companions)
    sign_up.people = details.people
    sign_up.name = details.name
    sign_up.language = details.language
    sign_up.interpretation = list(details.interpretation)
    sign_up.question_for_experts = details.question_for_experts
    sign_up.wants_follow_up = details.wants_follow_up
    keep_needs(sign_up, details.needs)


def _take_part_otherwise(event: Event, sign_up: SignUp, mode: str) -> None:
    """A seat the other way, or else, for who waits, the end of the other line: nobody there is passed by."""
    has_free_seat = (sign_up.has_meanwhile and mode == Mode.ONLINE) or fits(event, mode, sign_up.people)
    if has_free_seat and sign_up.state not in (State.SEATED, State.HELD):
        seat(event, sign_up)
    elif not has_free_seat and sign_up.state in TAKES_SEATS:
        raise NoSeat
    elif not has_free_seat:
        sign_up.number = next_number(event)
    sign_up.mode, sign_up.has_meanwhile = mode, False
    sign_up.calendar_sequence += 1


def _replace_answers(sign_up: SignUp, given: Sequence[AnswerGiven], asked: Collection[uuid.UUID]) -> None:
    """What is answered as before keeps the wording to which it was given."""
    before = {answer.question_key: answer for answer in sign_up.answers.filter(question_key__in=asked)}
    new = [answer for answer in given if not _is_same(before.get(answer.question_key), answer)]
    kept = {answer.question_key for answer in given} - {answer.question_key for answer in new}
    sign_up.answers.filter(question_key__in=before.keys() - kept).delete()
    keep_answers(sign_up, new)


def _is_same(before: Answer | None, given: AnswerGiven) -> bool:
    """By the choices where there are any: their words may have been shown in another language."""
    if before is None:
        return False
    return before.choices == list(given.choices) if given.choices else before.text == given.text
