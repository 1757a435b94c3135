"""A host writes to those who signed up, each in her language."""

import uuid
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from core.outbox import mail
from core.outbox.models import OutboxEntry
from events.models import Event, Message, MessageText, SignUp, State
from events.writing import NobodyReads, OthersRead, readers, write
from tests.events.admin.people import client_for, hosted_event
from tests.factories import EventFactory, EventPageFactory, SignUpFactory, host

pytestmark = pytest.mark.django_db
ENGLISH = {"subject_en": "Bring a cup", "text_en": "We have coffee.\n\nBring a cup."}


def address(event: Event, query: str = "") -> str:
    return reverse("events_admin:write", args=[event.pk]) + query


def fields(response: Any) -> dict[str, str]:
    """What the form that is shown holds in hidden fields."""
    shown = BeautifulSoup(response.content, "html.parser")
    return {str(field["name"]): str(field.get("value", "")) for field in shown.select("main input[type=hidden]")}


def previewed(client: Client, event: Event, query: str = "", **written: str) -> Any:
    return client.post(address(event, query), {"preview": "", "original": "en", **ENGLISH, **written})


def sent(client: Client, event: Event, query: str = "", **written: str) -> Any:
    shown = fields(previewed(client, event, query, **written))
    return client.post(address(event, query), {**shown, "send": ""}, follow=True)


def mails() -> list[OutboxEntry]:
    return list(OutboxEntry.objects.filter(kind="mail.written").order_by("pk"))


def letters() -> dict[str, mail.Letter]:
    found = [mail.render(entry) for entry in mails()]
    return {letter.to: letter for letter in found if letter}


def text_of(response: Any) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def test_the_list_says_how_many_people_in_how_many_languages_and_leads_to_the_same_people() -> None:
    event, client = hosted_event()
    SignUpFactory(event=event, language="sv")
    for language in ("sv", "ar"):
        SignUpFactory(event=event, state=State.WAITING, language=language)
    SignUpFactory(event=event, state=State.WAITING, email="")
    SignUpFactory(event=event, state=State.CANCELLED)
    listed = client.get(reverse("events_admin:sign_ups", args=[event.pk]))
    assert "Write to these 3 people, in 2 languages" in text_of(listed)
    waiting = client.get(reverse("events_admin:sign_ups", args=[event.pk]), {"state": "waiting"})
    link = BeautifulSoup(waiting.content, "html.parser").find("a", string="Write to these 2 people, in 2 languages")
    assert link is not None
    assert "2 people get a mail each, in 2 languages." in text_of(client.get(str(link["href"])))


def test_each_gets_it_in_her_language_or_else_the_original_which_says_so() -> None:
    event, client = hosted_event()
    EventPageFactory(event=event)
    for tag in ("en", "sv", "ar"):
        SignUpFactory(event=event, email=f"{tag}@example.org", language=tag)
    sent(client, event, subject_sv="Ta med en kopp", text_sv="Vi har kaffe.")
    got = letters()
    assert got["en@example.org"].subject == "Bring a cup"
    assert got["sv@example.org"].subject == "Ta med en kopp"
    assert "Vi har kaffe." in got["sv@example.org"].text
    assert got["ar@example.org"].subject == "Bring a cup"
    arabic = BeautifulSoup(got["ar@example.org"].html or "", "html.parser")
    marked = arabic.find("p", lang="en", string="We have coffee.")
    assert marked is not None
    assert marked["dir"] == "ltr"
    assert arabic.find("p", lang="en", string="Bring a cup.") is not None
    told = arabic.find("p", lang="en").find_previous_sibling("p")
    assert not told.has_attr("lang")  # the sentence that names the language is in the reader's
    own = BeautifulSoup(got["sv@example.org"].html or "", "html.parser")
    assert own.find("p", string="Vi har kaffe.").get("lang") is None


def test_a_subject_with_a_percent_sign_or_markup_arrives_as_it_was_written() -> None:
    event, client = hosted_event()
    SignUpFactory(event=event, email="a@example.org")
    sent(client, event, subject_en="100 % <b>free</b> %(title)s", text_en="<script>alert(1)</script>")
    letter = letters()["a@example.org"]
    assert letter.subject == "100 % <b>free</b> %(title)s"
    assert "<script>" not in (letter.html or "")
    assert "<script>alert(1)</script>" in letter.text


def test_a_double_click_writes_once() -> None:
    event, client = hosted_event()
    SignUpFactory(event=event)
    SignUpFactory(event=event)
    shown = fields(previewed(client, event))
    for _click in range(2):
        answer = client.post(address(event), {**shown, "send": ""}, follow=True)
        assert "A mail goes to each of 2 people." in text_of(answer)
    assert len(mails()) == 2
    assert Message.objects.count() == 1
    assert ModelLogEntry.objects.filter(action="events.message_written").count() == 1


def test_who_has_no_address_is_counted_and_gets_nothing() -> None:
    event, client = hosted_event()
    SignUpFactory(event=event)
    SignUpFactory(event=event, email="", email_key=None)
    assert "1 person has no e-mail and gets nothing" in text_of(previewed(client, event))
    answer = sent(client, event)
    assert len(mails()) == 1
    message = Message.objects.get()
    assert (message.recipients, message.without_address) == (1, 1)
    assert "1 person has no e-mail" in text_of(answer)


def test_where_nobody_has_an_address_there_is_no_form() -> None:
    event, client = hosted_event()
    SignUpFactory(event=event, email="", email_key=None)
    shown = client.get(address(event))
    assert "nobody would get a mail" in text_of(shown)
    assert b'name="preview"' not in shown.content


def test_who_cancelled_gets_it_only_where_the_host_chose_that_state() -> None:
    event, client = hosted_event()
    SignUpFactory(event=event, email="here@example.org")
    SignUpFactory(event=event, email="gone@example.org", state=State.CANCELLED)
    sent(client, event)
    assert set(letters()) == {"here@example.org"}
    sent(client, event, "?state=cancelled")
    assert set(letters()) == {"here@example.org", "gone@example.org"}


def test_the_preview_shows_each_language_and_nothing_is_kept_or_sent() -> None:
    event, client = hosted_event()
    EventPageFactory(event=event)
    for tag in ("en", "sv", "ar"):
        SignUpFactory(event=event, language=tag)
    response = previewed(client, event)
    shown = BeautifulSoup(response.content, "html.parser")
    assert {pre["lang"] for pre in shown.select(".events-mail pre")} == {"en", "sv", "ar"}
    assert text_of(response).count("They get your text in this language: English. The mail says so.") == 2
    assert mails() == []
    assert not Message.objects.exists()
    assert SignUp.objects.count() == 3


def test_from_the_preview_the_text_can_be_changed_and_nothing_typed_is_lost() -> None:
    event, client = hosted_event()
    SignUpFactory(event=event)
    shown = fields(previewed(client, event))
    form = BeautifulSoup(client.post(address(event), {**shown, "edit": ""}).content, "html.parser")
    assert form.select_one("#id_text_en").get_text().strip().splitlines() == ["We have coffee.", "", "Bring a cup."]
    assert form.select_one("#id_subject_en")["value"] == "Bring a cup"


def test_when_others_are_to_get_it_than_were_shown_the_host_is_asked_again() -> None:
    event, client = hosted_event()
    SignUpFactory(event=event)
    shown = fields(previewed(client, event))
    SignUpFactory(event=event)
    again = client.post(address(event), {**shown, "send": ""})
    assert "Meanwhile other people are to get it." in text_of(again)
    assert "2 people get a mail each" in text_of(again)
    assert mails() == []
    client.post(address(event), {**fields(again), "send": ""})
    assert len(mails()) == 2


@pytest.mark.parametrize(
    "wrong", [{"subject_en": ""}, {"text_en": ""}, {"subject_sv": "Hej"}, {"text_sv": "Hej"}, {"original": ""}]
)
def test_half_a_text_is_refused_and_kept(wrong: dict[str, str]) -> None:
    event, client = hosted_event()
    SignUpFactory(event=event, language="sv")
    SignUpFactory(event=event)
    response = previewed(client, event, **wrong)
    assert response.status_code == 422
    assert BeautifulSoup(response.content, "html.parser").select_one(".error-summary") is not None
    for value in {**ENGLISH, **wrong}.values():
        assert value.splitlines()[0] in response.content.decode() if value else True


def test_the_history_tells_who_wrote_what_to_how_many() -> None:
    event, client = hosted_event()
    SignUpFactory(event=event)
    answer = sent(client, event)
    told = text_of(answer)
    for part in (
        "What was written",
        event.hosts.get().username,
        "A mail goes to 1 person.",
        "Bring a cup",
        "We have coffee.",
    ):
        assert part in told
    entry = ModelLogEntry.objects.get(action="events.message_written")
    assert entry.data == {"message": Message.objects.get().pk, "count": 1, "languages": 1}


def test_another_events_host_writes_to_nobody() -> None:
    event = EventFactory()
    SignUpFactory(event=event)
    client = client_for(host())
    assert client.post(address(event), {"send": "", "original": "en", **ENGLISH}).status_code == 403
    assert mails() == []


def test_somebody_who_is_no_longer_there_or_has_no_address_any_more_gets_nothing() -> None:
    event, client = hosted_event()
    one, two = SignUpFactory(event=event), SignUpFactory(event=event)
    sent(client, event)
    one.delete()
    SignUp.objects.filter(pk=two.pk).update(email="")
    assert letters() == {}


class TestTheFunction:
    def texts(self) -> list[MessageText]:
        return [MessageText(language="en", subject="Hello", text="Hello")]

    def test_it_refuses_when_nobody_reads_it_and_when_others_do(self) -> None:
        event = EventFactory()
        given: dict[str, Any] = {"event": event, "original": "en", "user": host()}
        nobody = event.sign_ups.all()
        with pytest.raises(NobodyReads):
            write(sign_ups=nobody, texts=self.texts(), attempt=uuid.uuid4(), seen="", **given)
        SignUpFactory(event=event)
        with pytest.raises(OthersRead):
            write(sign_ups=event.sign_ups.all(), texts=self.texts(), attempt=uuid.uuid4(), seen="", **given)
        assert not Message.objects.exists()

    def test_a_language_variant_gets_its_parents_text(self) -> None:
        event = EventFactory()
        SignUpFactory(event=event, language="fi-simple")
        found = readers(event.sign_ups.all())
        message = write(
            event=event,
            sign_ups=event.sign_ups.all(),
            texts=[*self.texts(), MessageText(language="fi", subject="Hei", text="Hei")],
            original="en",
            attempt=uuid.uuid4(),
            seen=found.print_of_all,
            user=host(),
        )
        assert message.text_for("fi-simple").subject == "Hei"
        assert message.text_for("ar").subject == "Hello"
