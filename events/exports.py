"""An event's sign-ups as a table: which columns there are, and what stands in them."""

import uuid
from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Min, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.workbook import Cell
from events import answers as written
from events.kinds import NO, YES
from events.models import Answer, Event, Question, SignUp
from events.privacy.words import name_of, signed_up_at

CHUNK = 50  # sign-ups in memory at once; rows with their answers are circles, which Python frees some chunks later


class Column(NamedTuple):
    """`key` is how the form that chooses columns calls it."""

    key: str
    heading: str
    cell: Callable[[SignUp], Cell]
    is_question: bool = False


def columns(event: Event, tag: str) -> list[Column]:
    """All that there are, facts first, headings in the reader's language `tag`, which is active."""
    return [*facts(event), *questions(event, tag)]


def rows(sign_ups: QuerySet[SignUp], chosen: Collection[Column]) -> Iterator[list[Cell]]:
    """The cells of each sign-up in the order of `chosen`; memory doesn't grow with the sign-ups."""
    keys = {column.key for column in chosen}
    related = ["companions"] if keys & {"companions", "people_here"} else []
    related += ["answers"] if any(column.is_question for column in chosen) else []
    for sign_up in sign_ups.prefetch_related(*related).iterator(chunk_size=CHUNK):
        yield [column.cell(sign_up) for column in chosen]


def facts(event: Event) -> list[Column]:
    """What is known of everybody, times in the event's zone."""
    return [
        Column("number", _("Number"), lambda row: row.number),
        Column("name", _("Name"), name_of),
        Column("email", _("E-mail"), lambda row: row.email),
        Column("state", _("State"), lambda row: str(row.get_state_display())),
        Column("mode", _("Takes part"), lambda row: str(row.get_mode_display())),
        Column("people", _("People"), lambda row: row.people),
        Column("companions", _("Companions"), _companions),
        Column("language", _("Language"), lambda row: row.language),
        Column("interpretation", _("Interpretation"), lambda row: ", ".join(row.interpretation)),
        Column("question_for_experts", _("Question for the experts"), lambda row: row.question_for_experts),
        Column(
            "wants_follow_up",
            _("Wants to hear what came of it"),
            lambda row: _("yes") if row.wants_follow_up else _("no"),
        ),
        Column("created_at", _("Signed up"), lambda row: _here(signed_up_at(row), event)),
        Column("checked_in_at", _("Is here since"), lambda row: _here_since(row, event)),
        Column("people_here", _("People here"), lambda row: row.people_here),
    ]


def questions(event: Event, tag: str) -> list[Column]:
    """A column for each question that is asked now, in its order, and after them those asked once and answered."""
    asked = event.sign_up_form.asked(tag) if event.sign_up_form else []
    choices = choice_words(asked)
    now = {question.translation_key: question.words.text.text for question in asked}
    once = {
        key: _("%(question)s (no longer asked)") % {"question": text}
        for key, text in no_longer_asked(event, now, tag).items()
    }
    return [_question(key, heading, choices) for key, heading in (now | once).items()]


def no_longer_asked(event: Event, now: Collection[uuid.UUID], tag: str) -> dict[uuid.UUID, str]:
    """The wording of each question that has answers still: the reader's, or else the first that was shown."""
    removed: dict[uuid.UUID, str] = {}
    answers = Answer.objects.filter(sign_up__event=event).exclude(question_key__in=now).order_by()
    shown = answers.values_list("question_key", "wording", "language").annotate(first=Min("pk")).order_by("first")
    for key, wording, shown_in, _first in shown:
        if key not in removed or shown_in == tag:
            removed[key] = wording
    return removed


def choice_words(asked: list[Question]) -> dict[str, str]:
    """The words of the form's choices in one language, by key, so that answers given in many fall together."""
    choices = [choice for question in asked for choice in question.offered]
    return {choice.translation_key.hex: choice.words.text.text for choice in choices} | {YES: _("Yes"), NO: _("No")}


def say_answer(answer: Answer | None, choices: dict[str, str]) -> Cell:
    """What was answered; of choices their words in the reader's language, or as they were shown where one is gone."""
    if answer is None:
        return ""
    if answer.choices and all(key in choices for key in answer.choices):
        return "; ".join(choices[key] for key in answer.choices)
    return answer.text.replace("\n", "; ") if answer.choices else written.cell(answer.kind, answer.text)


def file_name(event: Event, ending: str) -> str:
    return f"{event.local_start:%Y-%m-%d}-{event.code}.{ending}"


def _question(key: uuid.UUID, heading: str, choices: dict[str, str]) -> Column:
    def cell(sign_up: SignUp) -> Cell:
        given = next((answer for answer in sign_up.answers.all() if answer.question_key == key), None)
        return say_answer(given, choices)

    return Column(key.hex, heading, cell, is_question=True)


def _companions(sign_up: SignUp) -> str:
    return "; ".join(companion.name for companion in sign_up.companions.all() if companion.name)


def _here_since(sign_up: SignUp, event: Event) -> Cell:
    """Of an anonymised sign-up, only whether somebody was here."""
    if sign_up.is_anonymised:
        return _("yes") if sign_up.checked_in_at else ""
    return _here(sign_up.checked_in_at, event)


def _here(value: Any, event: Event) -> datetime | None:
    return timezone.localtime(value, event.zone) if value else None
