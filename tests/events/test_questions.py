"""The host's questions of each kind: what is taken, how it is kept, and what is said of anything else."""

import csv
import io
import uuid
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from events.export_files import csv_lines
from events.exports import columns
from events.models import Answer, EventPage, Question, SignUp
from events.signups.links import personal_address
from tests.factories import EventFactory, EventPageFactory, QuestionFactory, SignUpFormFactory, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> EventPage:
    page = EventPageFactory(event=EventFactory(sign_up_form=SignUpFormFactory()))
    for tag in ("fi", "ar"):
        translate(page, tag)
    return page


def question(page: EventPage, kind: str, **facts: Any) -> Question:
    asked: Question = QuestionFactory(form=page.event.sign_up_form, kind=kind, text="Tell us", **facts)
    return asked


def name_of(question: Question) -> str:
    return f"question_{question.translation_key.hex}"


def send(client: Client, page: EventPage, question: Question, value: Any, tag: str = "en") -> Any:
    given = {"name": "Amina", "email": "amina@example.org", "language": "en", name_of(question): value}
    return client.post(f"/{tag}/sign-up/{page.event.code}/", given)


def error(response: Any, question: Question) -> str:
    found = BeautifulSoup(response.content, "html.parser").select_one(f"#id_{name_of(question)}_error")
    return " ".join(found.text.split()) if found else ""


def personal(client: Client, tag: str, *, change: bool = False) -> BeautifulSoup:
    path = personal_address(SignUp.objects.get()).split("/", 3)[3].replace("en/", f"{tag}/", 1)
    return BeautifulSoup(client.get(f"/{path}{'change/' if change else ''}").content, "html.parser")


def box(soup: BeautifulSoup, question: Question) -> Any:
    return soup.select_one(f"[name={name_of(question)}]")


NO_CHOICE = uuid.UUID(int=0).hex  # the key of a choice that no question has
KEPT = [
    ("number", "12", "12"),
    ("number", " 1 234,50 ", "1234.5"),
    ("number", "1,234.5", "1234.5"),
    ("number", "0.125", "0.125"),
    ("number", "−7", "-7"),
    ("number", "0", "0"),
    ("number", "١٬٢٣٤٫٥", "1234.5"),
    ("number", "۱۲", "12"),
    ("date", "2026-12-31", "2026-12-31"),
    ("email", "neighbour@example.org", "neighbour@example.org"),
    ("telephone", "040 123 4567", "+358401234567"),
    ("telephone", "+44 (0)20 7946 0958", "+442079460958"),
    ("telephone", "00358 40 1234567", "+358401234567"),
    ("telephone", "٠٤٠١٢٣٤٥٦٧", "+358401234567"),
    ("short", "a\u2028b", "a b"),
    ("long", "a\x0bb\tc", "a\nb\tc"),
]


@pytest.mark.parametrize(("kind", "typed", "kept"), KEPT)
def test_an_answer_is_kept_so_that_it_is_true_in_every_language(
    client: Client, page: EventPage, kind: str, typed: str, kept: str
) -> None:
    asked = question(page, kind, required=True)
    assert send(client, page, asked, typed).status_code == 200
    answer = Answer.objects.get()
    assert (answer.text, answer.kind, answer.question_key) == (kept, kind, asked.translation_key)


REFUSED = [
    ("number", "many", "This is not a number that we can read."),
    ("number", "1e5", "This is not a number that we can read."),
    ("number", "NaN", "This is not a number that we can read."),
    ("number", "1,234", "Write this number without a sign between the thousands."),
    ("number", "1.234", "Write this number without a sign between the thousands."),
    ("number", "9" * 13, "This is not a number that we can read."),
    ("number", "9" * 41, "at most 40 characters"),
    ("number", "1\x002", "This is not a number that we can read."),
    ("date", "31.12.2026", "This is not a day of the calendar."),
    ("date", "2026-02-30", "This is not a day of the calendar."),
    ("date", "2026-12-31\x00", "This is not a day of the calendar."),
    ("date", "9" * 10_000, "This is not a day of the calendar."),
    ("email", "neighbour", "This is not an e-mail address."),
    ("email", "neighbour@localhost", "This is not an e-mail address."),
    ("email", f"a@{'b' * 250}.fi", "at most 254 characters"),
    ("email", "a\x01@example.org", "This is not an e-mail address."),
    ("telephone", "12", "This is not a telephone number."),
    ("telephone", "call me", "This is not a telephone number."),
    ("telephone", "+999 1234567", "This is not a telephone number."),
    ("telephone", "09 816 21 ext. 5", "This is not a telephone number."),
    ("telephone", "0" * 41, "at most 40 characters"),
    ("short", "x" * 301, "at most 300 characters"),
    ("short", "a\x00b", "Null characters are not allowed."),
    ("short", "a\x07b", "There are characters in it that nobody can see."),
    ("long", "x" * 4_001, "at most 4000 characters"),
    ("long", "a\x1bb", "There are characters in it that nobody can see."),
    ("yes_no", "perhaps", "This choice is not offered any more."),
    ("one", NO_CHOICE, "This choice is not offered any more."),
    ("several", NO_CHOICE, "This choice is not offered any more."),
]


@pytest.mark.parametrize(("kind", "typed", "sentence"), REFUSED)
def test_what_can_not_be_kept_is_refused_with_a_sentence_and_nobody_is_signed_up(
    client: Client, page: EventPage, kind: str, typed: str, sentence: str
) -> None:
    asked = question(page, kind, choices=["By car"] if kind in ("one", "several") else None)
    response = send(client, page, asked, typed)
    assert response.status_code == 422
    assert sentence in error(response, asked)
    assert not SignUp.objects.exists()


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("number", "Write a number."),
        ("date", "Choose a day."),
        ("email", "Write an e-mail address."),
        ("telephone", "Write a telephone number."),
    ],
)
@pytest.mark.parametrize("typed", ["", "  "])
def test_a_question_that_must_be_answered_says_what_is_missing(
    client: Client, page: EventPage, kind: str, sentence: str, typed: str
) -> None:
    asked = question(page, kind, required=True)
    assert error(send(client, page, asked, typed), asked) == sentence


@pytest.mark.parametrize("kind", ["number", "date", "email", "telephone"])
def test_a_question_that_may_be_left_empty_leaves_no_answer(client: Client, page: EventPage, kind: str) -> None:
    assert send(client, page, question(page, kind), "").status_code == 200
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    ("kind", "attributes"),
    [
        ("number", {"type": "text", "inputmode": "decimal", "dir": "ltr"}),
        ("date", {"type": "date"}),
        ("email", {"type": "email", "autocomplete": "off", "dir": "ltr"}),
        ("telephone", {"type": "tel", "dir": "ltr"}),
    ],
)
def test_each_kind_has_its_own_keyboard_and_direction(
    client: Client, page: EventPage, kind: str, attributes: dict[str, str]
) -> None:
    asked = question(page, kind)
    shown = client.get(f"/ar/sign-up/{page.event.code}/")
    found = box(BeautifulSoup(shown.content, "html.parser"), asked)
    assert attributes.items() <= found.attrs.items()


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        ("number", "1234,5", {"en": "1,234.5", "fi": "1\u00a0234,5"}),
        ("date", "2026-12-31", {"en": "31 December 2026", "fi": "31. joulukuuta 2026", "ar": "31 ديسمبر 2026"}),
        ("telephone", "0401234567", {"en": "+358 40 1234567", "ar": "+358 40 1234567"}),
    ],
)
def test_an_answer_is_read_in_the_language_of_whoever_reads_it(
    client: Client, page: EventPage, kind: str, typed: str, told: dict[str, str]
) -> None:
    send(client, page, question(page, kind), typed)
    for tag, text in told.items():
        assert text in [answer.text for answer in personal(client, tag).select("dd bdi")]


@pytest.mark.parametrize(
    ("kind", "typed", "shown"),
    [
        ("number", "1,2340", {"en": "1.2340", "fi": "1,2340"}),
        ("number", "12345.5", {"en": "12345.5", "fi": "12345,5"}),
        ("date", "0999-01-02", {"fi": "0999-01-02"}),
        ("telephone", "0401234567", {"ar": "+358 40 1234567"}),
    ],
)
def test_the_form_for_changing_shows_what_can_be_sent_back_as_it_is(
    client: Client, page: EventPage, kind: str, typed: str, shown: dict[str, str]
) -> None:
    asked = question(page, kind)
    send(client, page, asked, typed)
    before = Answer.objects.values().get()
    for tag, value in shown.items():
        assert box(personal(client, tag, change=True), asked)["value"] == value
        path = personal_address(SignUp.objects.get()).split("/", 3)[3].replace("en/", f"{tag}/", 1)
        sent = {"name": "Amina", "language": "en", name_of(asked): value}
        assert client.post(f"/{path}change/", sent).status_code == 302
        assert Answer.objects.values().get() == before


def test_a_file_has_dates_by_iso_numbers_as_numbers_and_telephones_with_their_plus(
    client: Client, page: EventPage
) -> None:
    given = {"number": "-1,5", "date": "2026-12-31", "telephone": "+1 201-555-0123", "email": "a@example.org"}
    fields = {name_of(question(page, kind)): typed for kind, typed in given.items()}
    sent = {"name": "Amina", "email": "amina@example.org", "language": "en", **fields}
    assert client.post(f"/en/sign-up/{page.event.code}/", sent).status_code == 200
    rows = list(
        csv.reader(
            io.StringIO(
                "".join(csv_lines(page.event.sign_ups.all(), columns(page.event, "en"), "en")).removeprefix("\ufeff")
            )
        )
    )
    # A space after the country's code: a spreadsheet would take bare figures for a number, without their plus.
    assert rows[1][-4:] == ["-1.5", "2026-12-31", "+1 201 555 0123", "a@example.org"]
