"""The door's screen and its buttons, and what a scanned code opens."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from events.models import SignUp, State
from events.models.codes import new_code
from events.signups.links import door_address
from tests.events.admin.people import client_for, hosted_event
from tests.events.admin.screens import text_of
from tests.factories import PASSWORD, EventFactory, SignUpFactory, administrator, editor, host

pytestmark = pytest.mark.django_db


def door(event: Any) -> str:
    return reverse("events_admin:door", args=[event.pk])


def button(name: str, sign_up: SignUp) -> str:
    return reverse(f"events_admin:{name}", args=[sign_up.public_id])


def listed(client: Client, event: Any, searched: str = "") -> list[str]:
    return [row.name for row in client.get(door(event), {"q": searched}).context["object_list"]]


def is_here(sign_up: SignUp) -> list[bool]:
    return [member.checked_in_at is not None for member in SignUp.objects.get(pk=sign_up.pk).group]


class TestSearch:
    def test_without_one_it_shows_those_who_have_a_seat_by_name(self) -> None:
        event, client = hosted_event()
        for name, state in (("Bo", State.SEATED), ("Amina", State.SEATED), ("Cai", State.WAITING)):
            SignUpFactory(event=event, name=name, state=state)
        assert listed(client, event) == ["Amina", "Bo"]

    def test_names_of_the_group_and_the_code_find_a_person_however_it_is_typed(self) -> None:
        event, client = hosted_event()
        amina = SignUpFactory(event=event, name="Amina", people=2, companions=["Yusuf"], check_in_code="0AB1C2D3")
        SignUpFactory(event=event, name="Bo", check_in_code="ZZZZZZZZ")
        SignUpFactory(name="Amina elsewhere")
        for typed in ("ami", "usuf", amina.check_in_code, "0ab1 c2d3", "Oabi-c2d3", "  0AB1C2D3 "):
            assert listed(client, event, typed) == ["Amina"], typed
        assert listed(client, event, "nobody") == []

    def test_a_search_says_who_has_no_seat_instead_of_hiding_her(self) -> None:
        event, client = hosted_event()
        waiting = SignUpFactory(event=event, name="Amina", state=State.WAITING)
        SignUpFactory(event=event, name="Amina Zed")
        assert listed(client, event, "amina") == ["Amina Zed", "Amina"]
        response = client.get(door(event), {"q": waiting.check_in_code})
        assert "On the waiting list" in text_of(response)
        assert button("check_in", waiting) not in response.content.decode()

    def test_a_code_of_another_meeting_of_the_same_host_leads_there(self) -> None:
        event, client = hosted_event()
        foreign = SignUpFactory()
        assert "another meeting" not in text_of(client.get(door(event), {"q": foreign.check_in_code}))
        own = SignUpFactory(event=EventFactory(name="Another evening", hosts=event.hosts.all()))
        response = client.get(door(event), {"q": own.check_in_code})
        assert "This code belongs to another meeting: Another evening." in text_of(response)
        assert f"{door(own.event)}?q={own.check_in_code}" in response.content.decode()

    def test_what_is_no_text_finds_nobody_and_breaks_nothing(self) -> None:
        event, client = hosted_event()
        for typed in ("\x00", "%", "x" * 5000):
            assert client.get(door(event), {"q": typed}).status_code == 200

    def test_a_page_has_a_hundred_and_the_next_one_the_rest(self) -> None:
        event, client = hosted_event(seats_in_person=200)
        for _number in range(101):
            SignUpFactory(event=event)
        assert len(listed(client, event)) == 100
        assert len(client.get(door(event), {"p": 2}).context["object_list"]) == 1

    def test_its_queries_are_the_same_for_a_few_and_for_many(self, django_assert_num_queries: Any) -> None:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        event, client = hosted_event(seats_in_person=200)
        SignUpFactory(event=event, people=2)
        client.get(door(event))
        with CaptureQueriesContext(connection) as few:
            client.get(door(event))
        for _number in range(20):
            SignUpFactory(event=event, people=3)
        with django_assert_num_queries(len(few)):
            client.get(door(event))


class TestButtons:
    def test_those_who_are_ticked_are_here_and_undo_takes_one_back(self) -> None:
        event, client = hosted_event()
        group = SignUpFactory(event=event, name="Amina", people=3, companions=["Bo", "Cai"])
        response = client.post(button("check_in", group), {"who": [0, 2], "next": door(event)}, follow=True)
        assert is_here(group) == [True, False, True]
        assert "Amina and Cai are here." in text_of(response)
        client.post(button("undo_check_in", group), {"undo": "2"})
        assert is_here(group) == [True, False, False]

    def test_the_second_door_learns_that_somebody_was_noted_before(self) -> None:
        event, client = hosted_event()
        person = SignUpFactory(event=event, name="Amina")
        for _door in range(2):
            response = client.post(button("check_in", person), {"who": "0", "next": door(event)}, follow=True)
        assert "Amina was noted before." in text_of(response)

    def test_nobody_ticked_notes_nobody_and_says_so(self) -> None:
        event, client = hosted_event()
        group = SignUpFactory(event=event, people=2)
        response = client.post(button("check_in", group), follow=True)
        assert is_here(group) == [False, False]
        assert "Nobody is ticked" in text_of(response)

    @pytest.mark.parametrize(
        ("state", "said"),
        [
            (State.WAITING, "Amina is on the waiting list"),
            (State.CANCELLED, "The sign-up of Amina is cancelled"),
            (State.HELD, "Amina has not confirmed the seat yet"),
            (State.OFFERED, "Amina has not accepted the seat"),
            (State.LAPSED, "Amina did not answer in time"),
        ],
    )
    def test_who_has_no_seat_can_not_be_here_and_the_host_learns_why(self, state: State, said: str) -> None:
        event, client = hosted_event()
        person = SignUpFactory(event=event, name="Amina", state=state)
        response = client.post(button("check_in", person), {"who": "0"}, follow=True)
        assert said in text_of(response)
        assert is_here(person) == [False]
        assert not ModelLogEntry.objects.filter(action="events.checked_in").exists()

    def test_they_lead_back_to_the_search(self) -> None:
        event, client = hosted_event()
        person = SignUpFactory(event=event)
        back = f"{door(event)}?q=res"
        assert client.post(button("check_in", person), {"who": "0", "next": back})["Location"] == back
        assert client.post(button("undo_check_in", person), {"undo": "0", "next": back})["Location"] == back
        assert is_here(person) == [False]

    def test_they_never_lead_to_another_site(self) -> None:
        event, client = hosted_event()
        person = SignUpFactory(event=event)
        response = client.post(button("check_in", person), {"who": "0", "next": "https://evil.example/"})
        assert response["Location"] == button("person", person)

    def test_a_link_checks_nobody_in(self) -> None:
        event, client = hosted_event()
        assert client.get(button("check_in", SignUpFactory(event=event))).status_code == 405

    def test_the_log_knows_who_did_it_and_no_name(self) -> None:
        event, client = hosted_event()
        group = SignUpFactory(event=event, people=2)
        client.post(button("check_in", group), {"who": "1"})
        entry = ModelLogEntry.objects.get(action="events.checked_in")
        assert entry.data == {"sign_up": str(group.public_id), "who": [1]}


class TestCount:
    def test_it_counts_those_who_are_here_and_those_who_are_expected(self) -> None:
        event, client = hosted_event()
        group = SignUpFactory(event=event, people=3)
        SignUpFactory(event=event)
        client.post(button("check_in", group), {"who": [0, 1]})
        response = client.get(reverse("events_admin:door_count", args=[event.pk]))
        assert text_of(response) == "Here 2 Expected in the room 4"

    def test_it_is_for_hosts(self) -> None:
        event, _client = hosted_event()
        address = reverse("events_admin:door_count", args=[event.pk])
        assert client_for(host()).get(address).status_code == 403
        assert Client().get(address).status_code == 302


def scanned(sign_up: SignUp) -> str:
    return urlsplit(door_address(sign_up)).path


class TestScannedCode:
    def test_its_address_holds_the_code_and_nothing_that_opens_the_personal_page(self) -> None:
        person = SignUpFactory()
        assert scanned(person) == f"/door/{person.check_in_code}/"

    def test_strangers_read_the_same_whether_there_is_such_a_code_or_not(self, client: Client) -> None:
        person = SignUpFactory(name="Amina Secret")
        texts = {text_of(client.get(f"/door/{code}/")) for code in (person.check_in_code, new_code(), "x", "%00")}
        assert len(texts) == 1
        assert "Show this code at the door" in texts.pop()

    def test_it_is_kept_by_nobody_and_leaves_no_cookie(self, client: Client) -> None:
        response = client.get(scanned(SignUpFactory()))
        assert "no-store" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]
        assert not response.cookies

    def test_it_speaks_the_readers_language(self, client: Client) -> None:
        response = client.get(scanned(SignUpFactory()), headers={"accept-language": "ar,en;q=0.5"})
        html = BeautifulSoup(response.content, "html.parser").html
        assert html is not None
        assert (html["lang"], html["dir"], response["Content-Language"]) == ("ar", "rtl", "ar")

    def test_a_host_logs_in_and_stands_before_that_person(self, client: Client) -> None:
        hanna = host()
        person = SignUpFactory(event=EventFactory(hosts=[hanna]))
        link = BeautifulSoup(client.get(scanned(person)).content, "html.parser").select_one("main a")
        assert link is not None
        query = parse_qs(urlsplit(str(link["href"])).query)
        typed = {"username": hanna.username, "password": PASSWORD, "next": query["next"][0]}
        response = client.post(reverse("wagtailadmin_login"), typed, follow=True)
        assert [row.pk for row in response.context["object_list"]] == [person.pk]
        assert response.request["PATH_INFO"] == door(person.event)

    @pytest.mark.parametrize("who", [host, editor])
    def test_who_hosts_other_meetings_learns_nothing(self, who: Any) -> None:
        client, person = client_for(who()), SignUpFactory()
        texts = {text_of(client.get(f"/door/{code}/")) for code in (person.check_in_code, new_code())}
        assert len(texts) == 1
        assert "you host no meeting that has this code" in texts.pop()

    def test_administrators_are_hosts_of_every_meeting(self) -> None:
        person = SignUpFactory()
        response = client_for(administrator()).get(scanned(person))
        assert response["Location"] == f"{door(person.event)}?q={person.check_in_code}"

    def test_looking_checks_nobody_in_and_nothing_can_be_posted_there(self) -> None:
        event, client = hosted_event()
        person = SignUpFactory(event=event)
        client.get(scanned(person), follow=True)
        assert client.post(scanned(person)).status_code == 405
        assert is_here(person) == [False]
