"""Hosts see who signed up, check people in, cancel for them."""

import uuid
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from core.outbox.models import OutboxEntry
from events.models import Answer, Event, SignUp, State
from tests.events.admin.people import client_for, hosted_event
from tests.factories import (
    EventFactory,
    SignUpFactory,
    administrator,
    editor,
    host,
    let_be_over,
)

pytestmark = pytest.mark.django_db


def of_event(name: str, event: Event) -> str:
    return reverse(f"events_admin:{name}", args=[event.pk])


def of_person(name: str, sign_up: SignUp) -> str:
    return reverse(f"events_admin:{name}", args=[sign_up.public_id])


def text_of(response: Any) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def answer(sign_up: SignUp, key: uuid.UUID, **given: Any) -> Answer:
    return Answer.objects.create(sign_up=sign_up, question_key=key, **{"language": "en", "text": "", **given})


class TestRights:
    def addresses(self) -> list[str]:
        sign_up = SignUpFactory()
        screens = [
            of_event(name, sign_up.event)
            for name in ("sign_ups", "sign_ups_results", "door", "export", "write", "messages")
        ]
        return screens + [of_person(name, sign_up) for name in ("person", "cancel")]

    @pytest.mark.parametrize("who", [host, editor])
    def test_who_does_not_host_the_event_gets_403_everywhere(self, who: Any) -> None:
        client = client_for(who())
        assert {client.get(address).status_code for address in self.addresses()} == {403}

    def test_nor_may_she_change_anything(self) -> None:
        sign_up, client = SignUpFactory(), client_for(host())
        for name in ("check_in", "undo_check_in", "cancel"):
            assert client.post(of_person(name, sign_up)).status_code == 403
        sign_up.refresh_from_db()
        assert (sign_up.state, sign_up.checked_in_at) == (State.SEATED, None)

    def test_being_named_a_host_is_not_enough_without_the_right(self) -> None:
        user = editor()
        event = EventFactory(hosts=[user])
        assert client_for(user).get(of_event("sign_ups", event)).status_code == 403

    def test_administrators_see_every_event(self) -> None:
        client = client_for(administrator())
        assert {client.get(address).status_code for address in self.addresses()} == {200}

    def test_a_visitor_is_asked_to_log_in(self) -> None:
        for address in self.addresses():
            assert Client().get(address).status_code == 302


class TestList:
    def test_it_counts_seats_who_waits_and_who_is_here(self) -> None:
        event, client = hosted_event(hybrid=True, seats_in_person=5)
        person = SignUpFactory(event=event, people=2)
        SignUpFactory(event=event, mode="online")
        SignUpFactory(event=event, state=State.WAITING)
        client.post(of_person("check_in", person), {"who": [0, 1]})
        text = text_of(client.get(of_event("sign_ups", event)))
        assert "In person: 2 of 5 seats taken." in text
        assert "Online: 1 of 10 seats taken." in text
        assert "1 is waiting." in text
        assert "2 of 3 are here." in text

    def test_it_finds_by_name_and_address_and_filters(self) -> None:
        event, client = hosted_event(hybrid=True)
        SignUpFactory(event=event, name="Amina", email="a@example.org", language="ar")
        SignUpFactory(event=event, name="Bo", email="bo@example.org", mode="online", language="sv")
        SignUpFactory(event=event, name="Cai", email="c@example.org", state=State.WAITING)
        SignUpFactory(name="Somewhere else")

        def names(**query: str) -> list[str]:
            answer = client.get(of_event("sign_ups", event), query)
            return [sign_up.name for sign_up in answer.context["object_list"]]

        assert names() == ["Amina", "Bo", "Cai"]
        assert names(q="ami") == ["Amina"]
        assert names(q="BO@example") == ["Bo"]
        assert names(state="waiting") == ["Cai"]
        assert names(mode="online") == ["Bo"]
        assert names(language="ar") == ["Amina"]
        assert names(here="yes") == []

    def test_a_page_has_a_hundred_and_the_next_one_the_rest(self) -> None:
        event, client = hosted_event(seats_in_person=200)
        for _number in range(101):
            SignUpFactory(event=event)
        assert len(client.get(of_event("sign_ups", event)).context["object_list"]) == 100
        assert len(client.get(of_event("sign_ups", event), {"p": 2}).context["object_list"]) == 1

    def test_its_queries_are_the_same_for_5_and_100(self, django_assert_num_queries: Any) -> None:
        event, client = hosted_event(seats_in_person=200)
        for _number in range(5):
            SignUpFactory(event=event)
        client.get(of_event("sign_ups", event))  # content types and the like are known from here on
        with django_assert_num_queries(self.count(client, event)):
            client.get(of_event("sign_ups", event))
        few = self.count(client, event)
        for _number in range(95):
            SignUpFactory(event=event)
        with django_assert_num_queries(few):
            client.get(of_event("sign_ups", event))

    def count(self, client: Client, event: Event) -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            client.get(of_event("sign_ups", event))
        return len(captured)

    def test_looking_is_noted_once_an_hour_without_names(self) -> None:
        event, client = hosted_event()
        SignUpFactory(event=event, name="Amina")
        client.get(of_event("sign_ups", event))
        client.get(of_event("sign_ups", event), {"q": "Amina"})
        seen = ModelLogEntry.objects.filter(action="events.sign_ups_seen")
        assert [entry.data for entry in seen] == [{}]


class TestPerson:
    def test_answers_stand_with_the_wording_as_it_was_shown_and_its_language(self) -> None:
        event, client = hosted_event()
        sign_up = SignUpFactory(event=event, language="ar", question_for_experts="<b>متى؟</b>")
        answer(sign_up, uuid.uuid4(), wording="من أين أنت؟", language="ar", text="إسبو")
        html = client.get(of_person("person", sign_up)).content.decode()
        question = BeautifulSoup(html, "html.parser").find("dt", lang="ar")
        assert question is not None
        assert question["dir"] == "rtl"
        assert question.get_text(strip=True) == "من أين أنت؟"
        assert "&lt;b&gt;متى؟" in html

    def test_looking_is_noted_by_the_public_id_alone(self) -> None:
        event, client = hosted_event()
        sign_up = SignUpFactory(event=event)
        client.get(of_person("person", sign_up))
        entry = ModelLogEntry.objects.get(action="events.sign_up_seen")
        assert entry.data == {"sign_up": str(sign_up.public_id)}

    def test_cancelling_is_asked_about_and_then_done_and_told(self) -> None:
        event, client = hosted_event(seats_in_person=1)
        seated, waiting = SignUpFactory(event=event), SignUpFactory(event=event, state=State.WAITING)
        assert f"Cancel the place of {seated.name}?" in text_of(client.get(of_person("cancel", seated)))
        client.post(of_person("cancel", seated))
        seated.refresh_from_db()
        waiting.refresh_from_db()
        assert (seated.state, waiting.state) == (State.CANCELLED, State.SEATED)
        assert set(OutboxEntry.objects.values_list("kind", flat=True)) >= {"mail.cancelled", "mail.promoted"}

    def test_after_the_event_nothing_is_cancelled_and_the_host_learns_why(self) -> None:
        event, client = hosted_event()
        person = SignUpFactory(event=event)
        let_be_over(event)
        assert of_person("cancel", person) not in client.get(of_person("person", person)).content.decode()
        answer = client.post(of_person("cancel", person), follow=True)
        person.refresh_from_db()
        assert person.state == State.SEATED
        assert "This meeting is over, so nothing was cancelled." in text_of(answer)
        assert not ModelLogEntry.objects.filter(action="events.sign_up_cancelled").exists()
