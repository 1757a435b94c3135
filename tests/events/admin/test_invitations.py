"""The host keeps seats for somebody, copies the address, and takes it back."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import ModelLogEntry

from events.models import Invitation
from events.signups import invite
from tests.events.admin.people import client_for, hosted_event
from tests.events.admin.screens import text_of
from tests.factories import EventFactory, SignUpFactory, editor, host

pytestmark = pytest.mark.django_db


def test_a_host_keeps_seats_copies_the_address_and_sees_who_has_used_it() -> None:
    event, client = hosted_event(seats_in_person=5)
    screen = reverse("events_admin:invitations", args=[event.pk])
    assert "No seats are kept for anybody." in text_of(client.get(screen))

    saved = client.post(screen, {"label": "Youth council", "seats": "2", "mode": "in_person"}, follow=True)

    invitation = Invitation.objects.get()
    SignUpFactory(event=event, invitation=invitation, name="Amina Y.")
    shown = client.get(screen)
    assert "The seats are kept." in text_of(saved)
    assert "1 of 2 seats are left." in text_of(shown)
    assert "1 of 5 seats taken, 1 kept, 3 free." in text_of(shown)
    assert "Amina Y." in text_of(shown)
    field = BeautifulSoup(shown.content, "html.parser").select_one("input[readonly]")
    assert f"/sign-up/{event.code}/invited/" in field["value"]
    assert ModelLogEntry.objects.filter(action="events.invitation_made", user=invitation.created_by).count() == 1


def test_taking_it_back_frees_the_seats() -> None:
    event, client = hosted_event(seats_in_person=1)
    invitation = invite(event=event, label="The mayor", people=1, mode="in_person")
    address = reverse("events_admin:revoke_invitation", args=[invitation.public_id])
    assert client.get(address).status_code == 405
    assert "Taken back." in text_of(client.post(address, follow=True))
    assert Invitation.objects.get().has_ended


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"seats": "6"}, "5 seats are free."),
        ({"seats": "many"}, "Enter a whole number."),
        ({"expires_at": "2020-01-01 12:00"}, "This time is past."),
        ({"label": " "}, "This field is required."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(typed: dict[str, str], said: str) -> None:
    event, client = hosted_event(seats_in_person=5)
    filled = {"label": "Youth council", "seats": "2", "mode": "in_person"} | typed
    response = client.post(reverse("events_admin:invitations", args=[event.pk]), filled)
    assert said in text_of(response)
    assert response.context["form"]["seats"].value() == filled["seats"]
    assert not Invitation.objects.exists()


def test_only_the_events_hosts_keep_seats() -> None:
    event = EventFactory()
    invitation = invite(event=event, label="The mayor", people=1, mode="in_person")
    for user in (editor(), host()):
        client = client_for(user)
        assert client.get(reverse("events_admin:invitations", args=[event.pk])).status_code == 403
        address = reverse("events_admin:revoke_invitation", args=[invitation.public_id])
        assert client.post(address).status_code == 403
    assert not Invitation.objects.get().has_ended
