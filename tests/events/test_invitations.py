"""Seats that the host keeps: nobody else gets them, they are had at once, never over the total, and what is left goes on."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from core.outbox.models import OutboxEntry
from events.changes import change_event
from events.clockwork import look_after
from events.models import Event, Invitation, SignUp, State
from events.signups import (
    Details,
    InvitationOver,
    TooFewSeats,
    cancel,
    invite,
    revoke_invitation,
    seats,
    sign_up,
)
from events.signups.invitation_links import find_invitation, invitation_address, invitation_token
from tests.factories import EventFactory, EventPageFactory, SignUpFactory

pytestmark = pytest.mark.django_db


def keep(event: Event, people: int = 1, **more: Any) -> Invitation:
    return invite(event=event, label="The youth council", people=people, **({"mode": "in_person"} | more))


def join(event: Event, invitation: Invitation | None = None, *, group: int = 1, **more: Any) -> SignUp:
    said = {"name": "Amina", "email": f"{uuid.uuid4()}@example.org", "language": "en", "mode": "in_person"} | more
    details = Details(companions=["Companion"] * (group - 1), **said)
    return sign_up(event=event, details=details, attempt=uuid.uuid4(), invitation=invitation)


def path(invitation: Invitation, tag: str = "en") -> str:
    return f"/{tag}/sign-up/{invitation.event.code}/invited/{invitation_token(invitation)}/"


def sent(client: Client, invitation: Invitation, tag: str = "en", **changes: Any) -> Any:
    typed = {"attempt": uuid.uuid4(), "name": "Amina", "email": f"{uuid.uuid4()}@example.org", "language": "en"}
    return client.post(path(invitation, tag), typed | changes)


def state_of(row: SignUp) -> str:
    return SignUp.objects.get(pk=row.pk).state


class TestSeats:
    def test_kept_seats_are_full_for_the_public_and_free_for_the_invited(self) -> None:
        event = EventFactory(seats_in_person=3)
        invitation = keep(event, 2)
        first, second = join(event), join(event)
        assert [row.state for row in (first, second)] == [State.SEATED, State.WAITING]
        assert seats.level(event) == "full"
        invited = [join(event, invitation).state for _each in range(2)]
        assert invited == [State.SEATED, State.SEATED]
        assert state_of(second) == State.WAITING

    def test_an_invitation_used_up_seats_nobody_more(self) -> None:
        event = EventFactory(seats_in_person=3)
        invitation = keep(event, 2)
        join(event, invitation)
        with pytest.raises(InvitationOver) as why:
            join(event, invitation, group=2)
        assert why.value.left == 1
        join(event, invitation)
        with pytest.raises(InvitationOver):
            join(event, invitation)
        assert SignUp.objects.count() == 2

    def test_no_more_seats_are_kept_than_nobody_has(self) -> None:
        event = EventFactory(seats_in_person=3)
        join(event)
        keep(event)
        with pytest.raises(TooFewSeats) as why:
            keep(event, 2)
        assert why.value.free == 1
        with pytest.raises(TooFewSeats):
            keep(event, mode="online")

    def test_an_event_given_fewer_seats_is_never_filled_over_them_by_invitations(self) -> None:
        event = EventFactory(seats_in_person=4)
        invitation = keep(event, 2)
        join(event)
        change_event(event=event, facts={"seats_in_person": 1}, user=None)
        with pytest.raises(InvitationOver):
            join(event, invitation)

    def test_a_seat_given_back_by_somebody_invited_stays_kept(self) -> None:
        event = EventFactory(seats_in_person=1)
        invitation = keep(event)
        invited, waiting = join(event, invitation), join(event)
        cancel(sign_up=invited)
        assert state_of(waiting) == State.WAITING
        assert join(event, invitation).state == State.SEATED

    def test_a_revoked_invitations_seats_go_at_once_to_those_who_wait_and_who_used_it_keeps_hers(self) -> None:
        event = EventFactory(seats_in_person=3)
        invitation = keep(event, 3)
        invited, group = join(event, invitation), join(event, group=2)
        assert group.state == State.WAITING
        revoke_invitation(invitation=invitation)
        revoke_invitation(invitation=invitation)
        assert [state_of(row) for row in (invited, group)] == [State.SEATED, State.SEATED]
        assert OutboxEntry.objects.filter(kind="mail.promoted").count() == 1
        with pytest.raises(InvitationOver):
            join(event, invitation)

    def test_what_is_not_used_in_time_goes_to_those_who_wait(self) -> None:
        event = EventFactory(seats_in_person=1)
        invitation = keep(event, expires_at=timezone.now() + timedelta(hours=1))
        waiting = join(event)
        look_after()
        assert state_of(waiting) == State.WAITING
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        look_after()
        look_after()
        assert state_of(waiting) == State.SEATED
        with pytest.raises(InvitationOver):
            join(event, invitation)

    def test_who_waits_already_is_seated_by_her_invitation_and_keeps_one_sign_up(self) -> None:
        event = EventFactory(seats_in_person=2)
        invitation = keep(event)
        join(event)
        waiting = join(event, email="amina@example.org")
        again = join(event, invitation, email="Amina@example.org")
        assert (again.pk, again.state) == (waiting.pk, State.SEATED)
        assert OutboxEntry.objects.filter(kind="mail.promoted", target=str(waiting.public_id)).count() == 1

    def test_seats_kept_in_the_room_are_kept_online_when_the_meeting_moves_there(self) -> None:
        event = EventFactory(seats_in_person=2)
        invitation = keep(event)
        facts = {"mode": "online", "venue": None, "seats_in_person": 0, "seats_online": 2}
        change_event(event=event, facts=facts, user=None)
        event.refresh_from_db()
        assert [join(event, mode="online").state for _each in range(2)] == [State.SEATED, State.WAITING]
        assert join(event, invitation).seat_mode == "online"


class TestLink:
    def test_the_address_leads_to_the_form_and_a_seat_though_the_meeting_is_full(self, client: Client) -> None:
        event = EventPageFactory(event=EventFactory(seats_in_person=2, hybrid=True)).event
        invitation = keep(event)
        SignUpFactory(event=event)
        shown = client.get(path(invitation))
        assert "You are invited: a seat is kept for you." in shown.content.decode()
        assert "mode" not in shown.context["form"].fields
        assert shown["X-Robots-Tag"] == "noindex, nofollow"
        assert not Invitation.objects.get().sign_ups.exists()  # looking changes nothing
        assert sent(client, invitation).status_code == 200
        assert [row.state for row in invitation.sign_ups.all()] == [State.SEATED]

    def test_a_double_click_uses_one_seat(self, client: Client) -> None:
        invitation = keep(EventPageFactory().event)
        twice: dict[str, Any] = {"attempt": uuid.uuid4(), "email": "amina@example.org"}
        answers = [sent(client, invitation, **twice) for _click in range(2)]
        assert [answer.status_code for answer in answers] == [200, 200]
        assert invitation.sign_ups.count() == 1

    def test_one_that_is_used_up_or_revoked_says_so_and_leads_to_the_public_form(self, client: Client) -> None:
        invitation = keep(EventPageFactory().event)
        sent(client, invitation)
        for response in (client.get(path(invitation)), sent(client, invitation)):
            assert response.status_code == 410
            link = BeautifulSoup(response.content, "html.parser").select_one("main a.button")
            assert link["href"] == f"/en/sign-up/{invitation.event.code}/"

    @pytest.mark.parametrize("token", ["nonsense", "0" * 32 + ".forged", "a.b.c"])
    def test_a_forged_one_is_told_so(self, client: Client, token: str) -> None:
        event = EventPageFactory().event
        response = client.get(f"/en/sign-up/{event.code}/invited/{token}/")
        assert response.status_code == 404
        assert "This invitation can’t be used any more" in response.content.decode()

    def test_an_invitation_opens_no_other_event(self) -> None:
        invitation = keep(EventFactory())
        assert find_invitation(invitation.event, invitation_token(invitation)) == invitation
        assert find_invitation(EventFactory(), invitation_token(invitation)) is None
        assert "youth" not in invitation_address(invitation, "sv")

    def test_a_group_larger_than_what_is_left_keeps_what_it_typed(self, client: Client) -> None:
        event = EventPageFactory(event=EventFactory(largest_group=3)).event
        invitation = keep(event)
        response = sent(client, invitation, name="Ali", companion_1="Öykü")
        assert response.status_code == 409
        form = BeautifulSoup(response.content, "html.parser").select_one("form#sign-up")
        assert form.select_one("#id_companion_1")["value"] == "Öykü"
        assert "Only 1 seat is left for this invitation." in response.content.decode()
        assert not SignUp.objects.exists()
