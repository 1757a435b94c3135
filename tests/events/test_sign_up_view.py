"""The form on its own address, as a browser without scripts and cookies uses it."""

import uuid

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.models import Event, EventPage, SignUp
from tests.factories import (
    ChoiceFactory,
    EventFactory,
    EventPageFactory,
    SignUpFactory,
    SignUpFormFactory,
    translate,
    translate_form,
)

pytestmark = pytest.mark.django_db
ADDRESSES = [
    "Win at https://evil.example",
    "evil.example/now",
    "evil.com",
    "Win at EVIL.Com today",
    "someone@evil.example",
    "J.Smith.com",
    "x.com",
    "dr.com",
    "1.fi",
    "evil\uff0ecom",
    "пример.рф",
]
NAMES = [
    "J.R. Järvinen",
    "J.Smith",
    "M.Sc. Li",
    "St. John",
    "Dr.Ali",
    "Anna / Pekka",
    "Dr. Åsa O’Neil-Þór",
    "И.Иванов",
    "أمينة",
    "د.علي",
    "李小龙",
]


@pytest.fixture
def page() -> EventPage:
    questions = [
        {"text": "Which bus do you take?", "kind": "one", "required": True, "choices": ["The 113", "The 115"]},
        {"text": "What should we know?", "kind": "long"},
    ]
    form = SignUpFormFactory(title="Your way here", questions=questions)
    translate_form(
        form, "sv", {"Which bus do you take?": "Vilken buss tar du?", "The 113": "Buss 113", "The 115": "Buss 115"}
    )
    page = EventPageFactory(event=EventFactory(sign_up_form=form), title="A bus for all")
    translate(page, "sv", title="En buss för alla")
    return page


def address(page: EventPage, tag: str = "en") -> str:
    return f"/{tag}/sign-up/{page.event.code}/"


def soup(response: object) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")  # type: ignore[attr-defined]


def filled_in(page: EventPage, **changes: object) -> dict[str, object]:
    question = page.event.sign_up_form.questions.first()
    choice = question.choices.first()
    given = {
        "attempt": str(uuid.uuid4()),
        "name": "Amina Y.",
        "email": "amina@example.org",
        "language": "sv",
        f"question_{question.translation_key.hex}": choice.translation_key.hex,
    }
    return {name: value for name, value in (given | changes).items() if value is not None}


def test_a_swedish_reader_is_asked_in_swedish_with_what_is_not_translated_in_its_own_language(
    client: Client, page: EventPage
) -> None:
    ChoiceFactory(question=page.event.sign_up_form.questions.first(), text="The 117")
    shown = soup(client.get(address(page, "sv")))
    legend = shown.find("legend", string=lambda text: bool(text and "Vilken buss" in text)) or shown.select_one(
        "legend"
    )
    assert legend is not None
    assert "Vilken buss tar du?" in legend.text
    assert "Buss 113" in shown.text
    english = [part.text for part in shown.select("form span[lang=en]")]
    assert english == ["The 117"]


def test_the_answer_says_look_in_your_mail_and_shows_the_address_whatever_is_true_of_it(
    client: Client, page: EventPage
) -> None:
    first = client.post(address(page), filled_in(page))
    again = client.post(address(page), filled_in(page))
    assert "amina@example.org" in first.content.decode()
    assert soup(first).main.text == soup(again).main.text
    assert SignUp.objects.count() == 1


def test_answers_keep_the_wording_and_language_in_which_they_were_asked(client: Client, page: EventPage) -> None:
    client.post(address(page, "sv"), filled_in(page))
    answer = SignUp.objects.get().answers.get()
    assert (answer.wording, answer.language, answer.text) == ("Vilken buss tar du?", "sv", "Buss 113")


def test_an_error_is_said_beside_its_field_and_in_a_summary_and_what_was_typed_stays(
    client: Client, page: EventPage
) -> None:
    response = client.post(address(page), filled_in(page, email="amina.example.org"))
    shown = soup(response)
    assert response.status_code == 422
    summary = shown.select_one(".error-summary")
    assert summary is not None
    assert summary.has_attr("autofocus")
    target = summary.select_one("a")["href"]
    field = shown.select_one(str(target))
    assert field is not None
    assert field["value"] == "amina.example.org"
    assert field["aria-invalid"] == "true"
    assert shown.select_one(f"#{field['aria-describedby'].split()[-1]}") is not None
    assert not SignUp.objects.exists()


def test_changing_the_language_keeps_what_was_typed_and_judges_nothing(client: Client, page: EventPage) -> None:
    response = client.post(address(page, "sv"), filled_in(page, email="half@", switch="1"))
    shown = soup(response)
    assert response.status_code == 200
    assert shown.html["lang"] == "sv"
    assert shown.select_one("#id_email")["value"] == "half@"
    assert shown.select_one("input[type=radio][checked]") is not None
    assert not shown.select(".error-summary, .error")


def test_a_question_made_required_is_required_in_every_language_at_once(client: Client, page: EventPage) -> None:
    form = page.event.sign_up_form
    long = form.questions.last()
    long.required = True
    long.save()
    for tag in ("en", "sv", "fi"):
        response = client.post(address(page, tag), filled_in(page))
        assert response.status_code == 422
        assert soup(response).select_one(f"#id_question_{long.translation_key.hex}_error") is not None


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("x" * 151, "Ensure this value has at most 150 characters"),
        ("   ", "Write your name."),
        ("a\x00b", "Null characters are not allowed."),
        ("\x01\x02", "Write your name."),
        *((name, "Write a name without an address in it.") for name in ADDRESSES),
    ],
)
def test_a_name_that_cannot_be_kept_is_refused_with_a_sentence(
    client: Client, page: EventPage, name: str, sentence: str
) -> None:
    response = client.post(address(page), filled_in(page, name=name))
    assert response.status_code == 422
    error = soup(response).select_one("#id_name_error")
    assert error is not None
    assert sentence in error.text


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_kept_as_people_write_it(client: Client, page: EventPage, name: str) -> None:
    client.post(address(page), filled_in(page, name=name))
    assert SignUp.objects.get().name == name


@pytest.mark.parametrize(
    "email",
    [
        '"\x01\x02<script>"@example.org',
        "\u212a@example.org",
        "root@localhost",
        "someone@[127.0.0.1]",
        f"a@{'ﷺ' * 40}.fi",
        f"a@{'ﷺ.' * 100}fi",
        f"a@{'ΐ.' * 110}fi",
    ],
)
def test_an_address_that_no_mail_reaches_takes_no_seat(client: Client, page: EventPage, email: str) -> None:
    response = client.post(address(page), filled_in(page, email=email))
    assert response.status_code == 422
    assert soup(response).select_one("#id_email_error") is not None
    assert not SignUp.objects.exists()


@pytest.mark.parametrize(
    "email", ["o'neil+city@example.org", "someone@bücher.example", "someone@xn--bcher-kva.example"]
)
def test_an_unusual_address_that_mail_reaches_is_taken(client: Client, page: EventPage, email: str) -> None:
    assert client.post(address(page), filled_in(page, email=email)).status_code == 200
    assert SignUp.objects.get().email == email


def test_line_breaks_in_a_name_become_spaces(client: Client, page: EventPage) -> None:
    client.post(address(page), filled_in(page, name="Amina\r\nBcc: all"))
    assert SignUp.objects.get().name == "Amina Bcc: all"


@pytest.mark.parametrize("attempt", [None, "not a uuid"])
def test_a_form_whose_attempt_is_damaged_signs_up_all_the_same(
    client: Client, page: EventPage, attempt: str | None
) -> None:
    assert client.post(address(page), filled_in(page, attempt=attempt)).status_code == 200
    assert SignUp.objects.count() == 1


def test_a_choice_that_was_never_offered_is_refused(client: Client, page: EventPage) -> None:
    question = page.event.sign_up_form.questions.first()
    field = f"question_{question.translation_key.hex}"
    response = client.post(address(page), filled_in(page, **{field: uuid.uuid4().hex}))
    assert response.status_code == 422


def test_a_post_from_another_site_is_refused(client: Client, page: EventPage) -> None:
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}):
        assert client.post(address(page), filled_in(page), headers=headers).status_code == 403
    assert not SignUp.objects.exists()


def test_no_form_sets_a_cookie_and_none_is_kept_by_a_cache(client: Client, page: EventPage) -> None:
    for response in (client.get(address(page)), client.post(address(page), filled_in(page))):
        assert not response.cookies
        assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_an_event_that_is_not_held_says_so_instead_of_a_form(client: Client, page: EventPage, status: str) -> None:
    Event.objects.filter(pk=page.event_id).update(status=status)
    response = client.get(address(page))
    assert status in soup(response).h1.text
    assert client.post(address(page), filled_in(page)).status_code == 200
    assert not SignUp.objects.exists()


def test_an_event_whose_page_is_a_draft_has_no_form(client: Client) -> None:
    hidden = EventPageFactory(live=False)
    assert client.get(address(hidden)).status_code == 404


def test_the_form_takes_a_fixed_number_of_queries(
    client: Client, page: EventPage, django_assert_max_num_queries: object
) -> None:
    client.get(address(page, "sv"))
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        client.get(address(page, "sv"))


@pytest.mark.parametrize("people", [0, 30])
def test_signing_up_takes_twelve_queries_however_many_have_signed_up_before(client: Client, people: int) -> None:
    event = EventFactory(seats_in_person=20)
    other = EventPageFactory(event=event)
    for number in range(1, people + 1):
        SignUpFactory(event=event, state="seated" if number <= 20 else "waiting")
    filled = {"name": "Amina Y.", "language": "sv"}
    client.post(address(other), {**filled, "email": "first@example.org", "attempt": str(uuid.uuid4())})
    with CaptureQueriesContext(connection) as captured:
        client.post(address(other), {**filled, "email": "amina@example.org", "attempt": str(uuid.uuid4())})
    assert event.sign_ups.count() == people + 2
    asked = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= 12, "\n".join(sql[:60] + sql[sql.find(" FROM") :][:300] for sql in asked)


def test_search_engines_may_keep_the_empty_form_and_no_filled_one(client: Client, page: EventPage) -> None:
    empty = soup(client.get(address(page)))
    assert empty.select_one('meta[name="robots"]') is None
    assert empty.select_one('meta[name="description"]')["content"] == page.description
    answered = soup(client.post(address(page), {"name": "Amina"}))
    assert answered.select_one('meta[name="robots"]')["content"] == "noindex"
