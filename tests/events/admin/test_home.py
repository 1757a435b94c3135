"""Hosts begin with their next events, editors find all of them."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.outbox.models import OutboxEntry
from events.models import Event, State
from tests.events.admin.people import client_for, hosted_event
from tests.factories import EventFactory, SignUpFactory, editor, host

pytestmark = pytest.mark.django_db


def next_events(client: Client) -> Tag:
    home = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html.parser")
    found = home.find("section", id="next-events-section")
    assert isinstance(found, Tag)
    return found


def told(client: Client) -> str:
    return " ".join(next_events(client).get_text(" ").split())


def names(client: Client) -> list[str]:
    return [heading.get_text(strip=True) for heading in next_events(client).select("h3")]


def addresses(client: Client) -> list[str]:
    return [str(link["href"]) for link in next_events(client).select("a")]


def of_event(name: str, event: Event) -> str:
    return reverse(f"events_admin:{name}", args=[event.pk])


def test_a_host_sees_her_own_that_are_not_over() -> None:
    event, client = hosted_event(name="Mine")
    EventFactory(name="Another’s")
    EventFactory(name="Over", past=True, hosts=list(event.hosts.all()))
    assert names(client) == ["Mine"]


def test_it_tells_seats_and_who_waits_and_leads_to_the_door() -> None:
    event, client = hosted_event(seats_in_person=10)
    SignUpFactory(event=event, people=3)
    SignUpFactory(event=event, people=2, state=State.WAITING)
    SignUpFactory(event=event, state=State.CANCELLED)
    assert "In person: 3 of 10 seats taken, 7 free." in told(client)
    assert "2 people are waiting." in told(client)
    assert of_event("door", event) in addresses(client)


def test_a_mail_that_came_to_nobody_is_told() -> None:
    event, client = hosted_event()
    sign_up = SignUpFactory(event=event)
    for target in (sign_up.public_id, SignUpFactory().public_id):
        OutboxEntry.objects.create(kind="mail.place", target=str(target), failed_at=timezone.now())
    assert "1 mail couldn’t be delivered" in told(client)


def test_a_cancelled_one_has_no_door() -> None:
    event, client = hosted_event(status="cancelled")
    assert "Called off." in told(client)
    assert of_event("door", event) not in addresses(client)


def test_an_editor_sees_every_event_but_no_way_to_the_people() -> None:
    event = EventFactory(hosts=[host()])
    client = client_for(editor())
    assert of_event("edit", event) in addresses(client)
    assert not {of_event("door", event), of_event("sign_ups", event)} & set(addresses(client))


def test_who_hosts_nothing_reads_what_will_be_here() -> None:
    assert "You host no event that is still to come." in told(client_for(host()))
    assert "Begin with “New event”" in told(client_for(editor()))


def test_its_queries_are_the_same_for_1_and_5() -> None:
    event, client = hosted_event()
    SignUpFactory(event=event)

    def count() -> int:
        next_events(client)
        with CaptureQueriesContext(connection) as captured:
            next_events(client)
        return len(captured)

    one = count()
    for _number in range(3):
        SignUpFactory(event=EventFactory(hosts=list(event.hosts.all())), state=State.WAITING)
    assert count() == one
