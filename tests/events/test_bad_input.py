"""What nobody should send and somebody will: each is answered by a sentence in her language, and nothing is lost or doubled."""

import uuid
from datetime import timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from core.outbox.mail import compose, preview
from core.outbox.models import OutboxEntry
from events.models import Event, EventPage, SignUp, State
from events.signups import cancel
from events.signups.links import revoke, token
from tests.factories import EventFactory, EventPageFactory, SignUpFactory, SignUpFormFactory, let_be_over, translate

pytestmark = pytest.mark.django_db
TAGS = ["en", "sv", "fi", "ar"]


@pytest.fixture
def page() -> EventPage:
    questions = [
        {"text": "Which bus?", "kind": "short"},
        {"text": "And why?", "kind": "long"},
        {"text": "Do you cycle?", "kind": "yes_no"},
    ]
    form = SignUpFormFactory(title="Your way here", questions=questions)
    facts = {"sign_up_form": form, "largest_group": 3, "asks_needs": True, "interpretation_languages": ["ar"]}
    page = EventPageFactory(event=EventFactory(hybrid=True, **facts), title="A bus for all")
    translate(page, "sv", title="En buss för alla")
    return page


def question(page: EventPage, position: int) -> str:
    return f"question_{page.event.sign_up_form.questions.all()[position].translation_key.hex}"


def filled_in(**changes: Any) -> dict[str, Any]:
    typed = {
        "attempt": str(uuid.uuid4()),
        "name": "Amina Y.",
        "email": "amina@example.org",
        "language": "sv",
        "mode": "in_person",
    }
    return typed | changes


def send(client: Client, page: EventPage, tag: str = "en", **changes: Any) -> Any:
    return client.post(f"/{tag}/sign-up/{page.event.code}/", filled_in(**changes))


def soup(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def refused_at(response: Any, tag: str) -> set[str]:
    """The fields that an answer finds fault with, by what it says in the reader's language beside each and above all."""
    assert response.status_code == 422
    shown = soup(response)
    assert shown.html["lang"] == tag
    assert shown.select_one(".error-summary")
    faults = {str(part["id"]): part.text.strip() for part in shown.select("form .error")}
    assert all(faults.values())
    assert not SignUp.objects.exists()
    assert not OutboxEntry.objects.filter(kind__startswith="mail.").exists()
    return {identity.removeprefix("id_").removesuffix("_error") for identity in faults}


@pytest.mark.parametrize("tag", TAGS)
class TestOverLong:
    def test_every_text_has_an_end_and_what_was_typed_stays(self, client: Client, page: EventPage, tag: str) -> None:
        short, long = question(page, 0), question(page, 1)
        typed = {
            "name": "n" * 151,
            "companion_1": "c" * 151,
            "email": f"{'e' * 250}@example.org",
            "question_for_experts": "q" * 2_001,
            "needs": "x" * 1_001,
            "tells_needs": "on",
            short: "s" * 301,
            long: "l" * 4_001,
        }
        response = send(client, page, tag, **typed)
        assert refused_at(response, tag) == set(typed) - {"tells_needs"}
        kept = soup(response)
        assert kept.select_one("#id_name")["value"] == typed["name"]
        assert kept.select_one(f"#id_{long}").text.strip() == typed[long]

    def test_a_choice_that_is_none_is_named(self, client: Client, page: EventPage, tag: str) -> None:
        yes_no = question(page, 2)
        wrong = {"mode": "by boat", "language": "tlh", "interpretation": ["ar", "xx"], yes_no: "perhaps"}
        assert refused_at(send(client, page, tag, **wrong), tag) == set(wrong)

    @pytest.mark.parametrize("character", ["\x00"])
    def test_a_null_character_is_refused_where_a_database_could_not_keep_it(
        self, client: Client, page: EventPage, tag: str, character: str
    ) -> None:
        short = question(page, 0)
        wrong = dict.fromkeys(("name", "question_for_experts", short), f"a{character}b")
        assert refused_at(send(client, page, tag, **wrong), tag) == set(wrong)


class TestWrongTypes:
    def test_a_field_given_several_times_counts_once(self, client: Client, page: EventPage) -> None:
        response = send(client, page, name=["Eve", "Amina"], email=["eve@example.org", "amina@example.org"])
        assert response.status_code == 200
        assert SignUp.objects.values_list("name", "email").get() == ("Amina", "amina@example.org")

    def test_a_file_for_a_name_is_no_name(self, client: Client, page: EventPage) -> None:
        upload = SimpleUploadedFile("name.txt", b"Amina")
        assert refused_at(send(client, page, name=upload), "en") == {"name"}

    @pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"name=%FF%FE&email=%00", b"{}", b"&&&==="])
    def test_a_body_that_is_no_form_is_asked_for_again(self, client: Client, page: EventPage, body: bytes) -> None:
        address = f"/en/sign-up/{page.event.code}/"
        response = client.post(address, body, content_type="application/x-www-form-urlencoded")
        assert "email" in refused_at(response, "en")
        json = client.post(address, body, content_type="application/json")
        assert {"name", "email"} <= refused_at(json, "en")

    def test_a_question_that_nobody_asked_is_not_kept(self, client: Client, page: EventPage) -> None:
        strange = {
            f"question_{uuid.uuid4().hex}": "x",
            "question_": "y",
            "state": "seated",
            "number": "1",
            "people": "9",
        }
        assert send(client, page, **strange).status_code == 200
        row = SignUp.objects.get()
        assert (row.answers.count(), row.people, row.state) == (0, 1, State.SEATED)

    def test_more_companions_than_may_come_are_not_kept(self, client: Client, page: EventPage) -> None:
        send(client, page, companion_1="Öykü", companion_3="Too", companion_99="Many")
        assert [row.name for row in SignUp.objects.get().companions.all()] == ["Öykü"]

    @pytest.mark.parametrize("method", ["put", "delete", "patch"])
    def test_a_method_that_a_form_has_not_changes_nothing(self, client: Client, page: EventPage, method: str) -> None:
        assert getattr(client, method)(f"/en/sign-up/{page.event.code}/").status_code == 405
        assert not SignUp.objects.exists()


class TestHeaders:
    @pytest.mark.parametrize(
        "name",
        [
            "Amina\r\nBcc: all",
            "Amina\nSubject: x\n\nbody",
            "A\u2028Bcc: x",
            "A\x0b\x0c\x85B",
            "\u202eAmina",
        ],
    )
    def test_no_name_reaches_the_header_of_a_mail_or_adds_a_line_to_a_calendar_file(
        self, client: Client, page: EventPage, name: str
    ) -> None:
        assert send(client, page, name=name).status_code == 200
        person = SignUp.objects.get()
        assert not set(person.name) & set("\r\n\x0b\x0c\x85\u2028")
        letter = preview(kind="signed_up", target=str(person.public_id), language="sv")
        assert letter is not None
        entry = OutboxEntry(message_id="<1@localhost>", language="sv")
        message = message_from_bytes(compose(letter, entry).message().as_bytes(), policy=policy.default)
        assert message["To"] == "amina@example.org"
        assert message["Bcc"] is None
        assert len(message.get_all("Subject", [])) == 1
        content = letter.attachments[0].content
        assert isinstance(content, bytes)
        lines = content.split(b"\r\n")
        assert sum(line.startswith(b"ATTENDEE") for line in lines) == 1
        assert not [line for line in lines if line.upper().startswith((b"BCC", b"SUBJECT"))]

    @pytest.mark.parametrize(
        "email", ["a@example.org\r\nBcc: x@example.org", "a@example.org,b@example.org", "<a@b.fi>"]
    )
    def test_one_address_is_one_address(self, client: Client, page: EventPage, email: str) -> None:
        assert refused_at(send(client, page, email=email), "en") == {"email"}


@pytest.mark.parametrize("tag", ["sv", "ar"])
class TestWindow:
    def shut(self, page: EventPage, **facts: Any) -> None:
        Event.objects.filter(pk=page.event_id).update(**facts)

    def say(self, client: Client, page: EventPage, tag: str, state: str) -> str:
        response = send(client, page, tag)
        assert response.status_code == 200
        assert response.context["reason"] == state
        assert soup(response).html["lang"] == tag
        assert not SignUp.objects.exists()
        assert not OutboxEntry.objects.filter(kind__startswith="mail.").exists()
        return str(soup(response).h1.text)

    def test_a_form_that_comes_after_the_end_is_told_why(self, client: Client, page: EventPage, tag: str) -> None:
        now, said = timezone.now(), []
        self.shut(page, sign_up_opens_at=now + timedelta(days=1))
        said.append(self.say(client, page, tag, "not_yet"))
        self.shut(page, sign_up_opens_at=None, sign_up_closes_at=now - timedelta(minutes=1))
        said.append(self.say(client, page, tag, "closed"))
        self.shut(page, takes_sign_ups=False)
        said.append(self.say(client, page, tag, "none"))
        let_be_over(page.event)
        said.append(self.say(client, page, tag, "over"))
        self.shut(page, status="cancelled")
        said.append(self.say(client, page, tag, "cancelled"))
        assert len(set(said)) == len(said)


class TestTokens:
    @pytest.mark.parametrize("tag", TAGS)
    @pytest.mark.parametrize("path", ["", "change/", "event.ics"])
    def test_a_forged_or_old_address_is_told_so_and_does_nothing(
        self, client: Client, page: EventPage, tag: str, path: str
    ) -> None:
        person = SignUpFactory(event=page.event)
        old = token(person)
        revoke(sign_up=person)
        damaged = token(SignUp.objects.get())[:-1]
        for given in (old, damaged, "x" * 500, f"{person.public_id.hex}-2.forged", f"{uuid.uuid4().hex}-1"):
            for method in (client.get, client.post):
                response = method(f"/{tag}/my-sign-up/{given}/{path}", {"cancel": "1"})
                assert response.status_code in (404, 405)
                assert response.status_code == 405 or soup(response).html["lang"] == tag
        assert SignUp.objects.get().state == State.SEATED


class TestTwice:
    def test_a_double_click_signs_up_once_and_writes_one_mail(self, client: Client, page: EventPage) -> None:
        attempt = str(uuid.uuid4())
        answers = [send(client, page, attempt=attempt) for _click in range(2)]
        assert [answer.status_code for answer in answers] == [200, 200]
        assert SignUp.objects.count() == 1
        assert OutboxEntry.objects.filter(kind="mail.signed_up").count() == 1

    def test_who_goes_back_and_corrects_her_address_is_signed_up_by_the_right_one_too(
        self, client: Client, page: EventPage
    ) -> None:
        attempt = str(uuid.uuid4())
        send(client, page, attempt=attempt, email="amnia@example.org")
        assert send(client, page, attempt=attempt, email="amina@example.org").status_code == 200
        assert set(SignUp.objects.values_list("email", flat=True)) == {"amnia@example.org", "amina@example.org"}

    def test_who_goes_back_and_sends_other_answers_keeps_the_first_and_is_sent_her_link(
        self, client: Client, page: EventPage
    ) -> None:
        attempt = str(uuid.uuid4())
        for name in ("Amina", "Somebody else"):
            send(client, page, attempt=attempt, name=name)
        assert SignUp.objects.get().name == "Amina"

    def test_a_button_pressed_again_from_an_old_page_does_nothing_more(self, client: Client, page: EventPage) -> None:
        person = SignUpFactory(event=page.event)
        address = f"/en/my-sign-up/{token(person)}/"
        for _press in range(2):
            assert client.post(address, {"cancel": "1"}, follow=True).status_code == 200
        assert OutboxEntry.objects.filter(kind="mail.cancelled").count() == 1
        assert client.post(address, {"confirm": "1"}).status_code == 409
        assert SignUp.objects.get().state == State.CANCELLED

    def test_a_form_of_changes_that_comes_after_the_cancellation_is_told_so(
        self, client: Client, page: EventPage
    ) -> None:
        person = SignUpFactory(event=page.event, name="Amina")
        cancel(sign_up=person)
        response = client.post(f"/sv/my-sign-up/{token(person)}/change/", filled_in(name="Ali"))
        assert response.status_code == 409
        assert soup(response).html["lang"] == "sv"
        assert SignUp.objects.get().name == "Amina"
