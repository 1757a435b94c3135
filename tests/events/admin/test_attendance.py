"""The attendance list that is printed for the door."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import ModelLogEntry

from events.models import Event, Needs, State
from tests.events.admin.people import client_for, hosted_event
from tests.factories import EventFactory, SignUpFactory, host

pytestmark = pytest.mark.django_db


def address(event: Event) -> str:
    return reverse("events_admin:attendance", args=[event.pk])


def lists(response: Any) -> dict[str, list[str]]:
    shown = BeautifulSoup(response.content, "html.parser")
    return {
        table.caption.get_text(strip=True): [name.get_text(strip=True) for name in table.select("tbody th")]
        for table in shown.find_all("table")
    }


def test_people_stand_by_name_with_their_companions_below_and_a_box_for_each() -> None:
    event, client = hosted_event()
    SignUpFactory(event=event, name="Cai", people=2, companions=["Aino"])
    SignUpFactory(event=event, name="Bo")
    SignUpFactory(event=event, name="Waits", state=State.WAITING)
    SignUpFactory(event=event, name="Gone", state=State.CANCELLED)
    response = client.get(address(event))
    assert lists(response) == {"In person": ["Bo", "Cai", "Aino"]}
    assert response.content.count(b'class="box"') == 3


def test_a_meeting_held_both_ways_has_a_list_for_each() -> None:
    event, client = hosted_event(hybrid=True)
    SignUpFactory(event=event, name="Bo")
    SignUpFactory(event=event, name="Cai", mode="online")
    SignUpFactory(event=event, name="Meanwhile", state=State.WAITING, has_meanwhile=True)
    assert lists(client.get(address(event))) == {"In person": ["Bo"], "Online": ["Cai", "Meanwhile"]}


def test_needs_stand_there_only_where_the_host_ticks_so_and_that_is_noted() -> None:
    event, client = hosted_event(asks_needs=True)
    Needs.objects.create(sign_up=SignUpFactory(event=event), text="Nut allergy")
    assert b"Nut allergy" not in client.get(address(event)).content
    assert b"Nut allergy" in client.get(address(event), {"needs": "1"}).content
    noted = ModelLogEntry.objects.filter(action="events.attendance_printed").order_by("pk")
    assert [entry.data for entry in noted] == [{"count": 1, "needs": False}, {"count": 1, "needs": True}]


def test_no_cache_keeps_it_and_another_host_does_not_see_it() -> None:
    event, client = hosted_event()
    assert "no-store" in client.get(address(event))["Cache-Control"]
    assert client_for(host()).get(address(EventFactory())).status_code == 403


def test_its_queries_do_not_grow_with_people(django_assert_max_num_queries: Any) -> None:
    event, client = hosted_event(seats_in_person=50)
    client.get(address(event))
    for _number in range(20):
        SignUpFactory(event=event, people=2)
    with django_assert_max_num_queries(16):
        client.get(address(event))
