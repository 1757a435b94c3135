"""An event's sign-ups as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets take it for what it is)."""

import csv
import uuid
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from core.spreadsheets import safe_cell
from events import answers as written
from events.kinds import NO, YES
from events.models import Answer, Event, Question, SignUp
from events.privacy.words import name_of, signed_up_at

CHUNK = 500  # sign-ups in memory at once


class Column(NamedTuple):
    """A question's key and how the heading calls it."""

    key: uuid.UUID
    heading: str


def csv_lines(event: Event, tag: str) -> Iterator[str]:
    """The lines of the file one by one, headings in the reader's language `tag`; memory doesn't grow with the sign-ups."""
    writer = csv.writer(Echo())
    asked = event.sign_up_form.asked(tag) if event.sign_up_form else []
    columns = question_columns(event, asked, tag)
    choices = choice_words(asked)
    yield "\ufeff"
    yield writer.writerow([safe_cell(heading) for heading in [*headings(), *(column.heading for column in columns)]])
    sign_ups = SignUp.objects.filter(event=event).order_by("number").prefetch_related("answers", "companions")
    for sign_up in sign_ups.iterator(chunk_size=CHUNK):
        answers = {answer.question_key: answer for answer in sign_up.answers.all()}
        cells = [*facts(sign_up, event), *(say_answer(answers.get(column.key), choices) for column in columns)]
        yield writer.writerow([safe_cell(cell) if isinstance(cell, str) else cell for cell in cells])


def headings() -> list[str]:
    return [
        _("Number"),
        _("Name"),
        _("E-mail"),
        _("State"),
        _("Takes part"),
        _("People"),
        _("Companions"),
        _("Language"),
        _("Interpretation"),
        _("Question for the experts"),
        _("Wants to hear what came of it"),
        _("Signed up"),
        _("Is here since"),
        _("People here"),
    ]


def facts(sign_up: SignUp, event: Event) -> list[str]:
    """The cells under `headings`, times in the event's zone."""
    return [
        str(sign_up.number),
        name_of(sign_up),
        sign_up.email,
        sign_up.get_state_display(),
        sign_up.get_mode_display(),
        str(sign_up.people),
        "; ".join(companion.name for companion in sign_up.companions.all() if companion.name),
        sign_up.language,
        ", ".join(sign_up.interpretation),
        sign_up.question_for_experts,
        _("yes") if sign_up.wants_follow_up else _("no"),
        _moment(signed_up_at(sign_up), event),
        _here_since(sign_up, event),
        str(sign_up.people_here),
    ]


def question_columns(event: Event, asked: list[Question], tag: str) -> list[Column]:
    """A column for each question that is asked now, in its order, and after them those asked once and answered."""
    columns = [Column(question.translation_key, question.words.text.text) for question in asked]
    known = {column.key for column in columns}
    removed: dict[uuid.UUID, str] = {}
    answers = Answer.objects.filter(sign_up__event=event).exclude(question_key__in=known)
    # Which language's wording heads the column: the reader's, or else the first that was shown.
    for key, wording, shown_in in answers.order_by("pk").values_list("question_key", "wording", "language").distinct():
        if key not in removed or shown_in == tag:
            removed[key] = wording
    return columns + [
        Column(key, _("%(question)s (no longer asked)") % {"question": text}) for key, text in removed.items()
    ]


def choice_words(asked: list[Question]) -> dict[str, str]:
    """The words of the form's choices in one language, by key, so that answers given in many fall together."""
    choices = [choice for question in asked for choice in question.offered]
    return {choice.translation_key.hex: choice.words.text.text for choice in choices} | {YES: _("Yes"), NO: _("No")}


def say_answer(answer: Answer | None, choices: dict[str, str]) -> str | Decimal:
    """What was answered; of choices their words in the reader's language, or as they were shown where one is gone."""
    if answer is None:
        return ""
    if answer.choices and all(key in choices for key in answer.choices):
        return "; ".join(choices[key] for key in answer.choices)
    return answer.text.replace("\n", "; ") if answer.choices else written.cell(answer.kind, answer.text)


def file_name(event: Event) -> str:
    return f"{event.local_start:%Y-%m-%d}-{event.code}.csv"


class Echo:
    """A file that gives back what is written to it, as csv.writer wants one."""

    def write(self, line: str) -> str:
        return line


def _here_since(sign_up: SignUp, event: Event) -> str:
    """Of an anonymised sign-up, only whether somebody was here."""
    if sign_up.is_anonymised:
        return _("yes") if sign_up.checked_in_at else ""
    return _moment(sign_up.checked_in_at, event)


def _moment(value: Any, event: Event) -> str:
    return f"{timezone.localtime(value, event.zone):%Y-%m-%d %H:%M}" if value else ""
