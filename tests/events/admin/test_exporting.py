"""The sign-ups as a file, with the columns that the host ticks."""

import csv
import io
import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from core.workbook import write_workbook
from events.export_files import csv_lines
from events.exports import columns
from events.models import Answer, Event, SignUp, State
from tests.events.admin.people import hosted_event
from tests.factories import EventFactory, QuestionFactory, SignUpFactory, SignUpFormFactory, translate_form

pytestmark = pytest.mark.django_db
HOSTILE = ["=1+1", "+1+1", "-1", "@SUM(A1)", "\tx", "\rx", " =1"]


def page_of(event: Event) -> str:
    return reverse("events_admin:export", args=[event.pk])


def saved(client: Client, event: Event, ending: str = "csv", **query: Any) -> Any:
    """The file with the columns that are named, or with all that are ticked to begin with."""
    query.setdefault("columns", ticked(client, event))
    return client.get(page_of(event), {"save": "1", "format": ending, **query})


def ticked(client: Client, event: Event) -> list[str]:
    shown = BeautifulSoup(client.get(page_of(event)).content, "html.parser")
    return [str(box["value"]) for box in shown.select("input[name=columns][checked]")]


def rows(response: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(b"".join(response).decode("utf-8-sig"))))


def sheet(response: Any) -> Any:
    return load_workbook(io.BytesIO(b"".join(response))).active


def answer(sign_up: SignUp, key: uuid.UUID, **given: Any) -> Answer:
    return Answer.objects.create(sign_up=sign_up, question_key=key, **{"language": "en", "text": "", **given})


class TestColumns:
    def test_they_are_the_questions_asked_now_and_those_asked_once(self) -> None:
        form = SignUpFormFactory()
        colour = QuestionFactory(form=form, text="Colour?", kind="several", choices=["Red", "Blue"])
        event, client = hosted_event(sign_up_form=form)
        translate_form(form, "sv", {"Colour?": "Färg?", "Red": "Röd", "Blue": "Blå"})
        keys = [choice.translation_key.hex for choice in colour.choices.all()]
        first, second = SignUpFactory(event=event), SignUpFactory(event=event, language="sv")
        answer(first, colour.translation_key, wording="Colour?", text="Red", choices=keys[:1])
        answer(second, colour.translation_key, wording="Färg?", language="sv", text="Röd\nBlå", choices=keys)
        answer(first, uuid.uuid4(), wording="Age?", text="40")
        heading, *people = rows(saved(client, event))
        assert heading[-2:] == ["Colour?", "Age? (no longer asked)"]
        assert [row[-2:] for row in people] == [["Red", "40"], ["Red; Blue", ""]]

    @pytest.mark.parametrize("ending", ["csv", "xlsx"])
    def test_only_the_ticked_ones_are_in_the_file_in_their_order(self, ending: str) -> None:
        event, client = hosted_event()
        SignUpFactory(event=event, name="Amina", language="ar")
        response = saved(client, event, ending, columns=["language", "name"])
        table = rows(response) if ending == "csv" else [list(row) for row in sheet(response).values]
        assert table == [["Name", "Language"], ["Amina", "ar"]]

    def test_with_none_ticked_the_host_learns_what_is_missing_and_gets_no_file(self) -> None:
        event, client = hosted_event()
        response = saved(client, event, columns=[])
        assert response.status_code == 422
        assert "Choose at least one column." in response.content.decode()
        assert not ModelLogEntry.objects.filter(action="events.sign_ups_exported").exists()

    def test_nothing_of_the_choice_is_remembered(self) -> None:
        event, client = hosted_event()
        before = ticked(client, event)
        saved(client, event, columns=["name"])
        assert ticked(client, event) == before

    def test_needs_never_go_into_a_file(self) -> None:
        event, _client = hosted_event(asks_needs=True)
        assert not [column for column in columns(event, "en") if "need" in column.key]


class TestFile:
    def test_it_holds_those_whom_the_list_showed(self) -> None:
        event, client = hosted_event()
        SignUpFactory(event=event, name="Amina")
        SignUpFactory(event=event, name="Cai", state=State.WAITING)
        SignUpFactory(event=event, name="Bo", state=State.WAITING, language="sv")
        SignUpFactory(name="Somewhere else")
        response = saved(client, event, columns=["name"], state="waiting", q="cai")
        assert rows(response) == [["Name"], ["Cai"]]

    def test_a_filter_that_nobody_understands_gives_nobody(self) -> None:
        event, client = hosted_event()
        SignUpFactory(event=event)
        assert rows(saved(client, event, columns=["name"], state="nonsense")) == [["Name"]]

    def test_in_csv_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe_and_a_telephone_stays_true(self) -> None:
        event, client = hosted_event()
        key = uuid.uuid4()
        for text in [*HOSTILE, "+358401234567", "+358 40 123", "plain"]:
            answer(SignUpFactory(event=event), key, wording="?", text=text)
        cells = [row[-1] for row in rows(saved(client, event))[1:]]
        assert cells[-3:] == ["+358401234567", "+358 40 123", "plain"]
        assert [cell[0] for cell in cells[:-3]] == ["'"] * len(HOSTILE)

    def test_in_a_workbook_whatever_was_written_is_text_as_it_was_written(self) -> None:
        event, client = hosted_event()
        key = uuid.uuid4()
        for text in [*HOSTILE, "+358401234567", "0401", "1e5", "<b>&\x1b"]:
            answer(SignUpFactory(event=event), key, wording="=?", text=text)
        cells = [row[-1] for row in sheet(saved(client, event, "xlsx")).rows]
        assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
        assert [cell.value for cell in cells[-4:]] == ["+358401234567", "0401", "1e5", "<b>&"]
        assert cells[1].value == "=1+1"
        assert cells[1].number_format == "@"

    def test_in_a_workbook_a_moment_is_a_date_in_the_events_zone(self) -> None:
        event, client = hosted_event()
        person = SignUpFactory(event=event)
        SignUp.objects.filter(pk=person.pk).update(created_at=datetime(2026, 7, 1, 21, 30, tzinfo=UTC))
        cell = list(sheet(saved(client, event, "xlsx", columns=["created_at"])).rows)[1][0]
        assert cell.is_date
        assert cell.value.isoformat(timespec="minutes") == "2026-07-02T00:30"

    @pytest.mark.parametrize("ending", ["csv", "xlsx"])
    def test_no_cache_keeps_it_and_it_is_noted_without_names(self, ending: str) -> None:
        event, client = hosted_event()
        SignUpFactory(event=event, name="Åsa")
        response = saved(client, event, ending, columns=["name"])
        assert b"".join(response)
        assert "no-store" in response["Cache-Control"]
        assert response["Content-Disposition"].endswith(f'{event.code}.{ending}"')
        noted = ModelLogEntry.objects.get(action="events.sign_ups_exported").data
        assert noted == {"count": 1, "columns": ["name"], "format": ending}

    def test_csv_says_that_it_is_utf_8_and_comes_line_by_line(self) -> None:
        event, client = hosted_event()
        SignUpFactory(event=event, name="Åsa")
        response = saved(client, event, columns=["name"])
        assert response.streaming
        assert next(iter(response)) == b"\xef\xbb\xbf"

    def test_its_queries_do_not_grow_with_people(self, django_assert_num_queries: Any) -> None:
        event = EventFactory(sign_up_form=SignUpFormFactory(questions=[{"text": "Why?"}]))
        for _number in range(30):
            SignUpFactory(event=event)
        with django_assert_num_queries(7):
            assert len(list(csv_lines(event.sign_ups.order_by("number"), columns(event, "en"), "en"))) == 32


def test_a_sheet_may_be_called_anything_and_run_from_right_to_left() -> None:
    file = io.BytesIO()
    write_workbook(file, name="a/b:c" * 20, headings=["اسم"], rows=[["أمينة"]], right_to_left=True)
    made = load_workbook(file).active
    assert made.sheet_view.rightToLeft
    assert len(made.title) <= 31
    assert [list(row) for row in made.values] == [["اسم"], ["أمينة"]]
