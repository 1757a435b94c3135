"""What a host does by hand: adds somebody, gives a seat, cancels with a note, corrects an address, sends a mail again."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from core.outbox.bounces import Bounce, record_bounces
from core.outbox.mail import preview
from core.outbox.models import OutboxEntry
from events.changes import change_event
from events.clockwork import look_after
from events.models import Event, Promotion, SignUp, State, Status
from events.signups import (
    Closed,
    Details,
    Full,
    NothingToSend,
    OnTheList,
    TooLate,
    add_by_hand,
    cancel,
    correct_address,
    move_up,
    send_again,
    sign_up,
)
from events.signups.links import personal_address
from tests.factories import EventFactory, EventPageFactory, SignUpFactory, let_be_over

pytestmark = pytest.mark.django_db


def details(name: str, email: str = "", **more: Any) -> Details:
    return Details(**{"name": name, "email": email, "language": "en", "mode": "in_person", **more})


def add(event: Event, name: str, email: str = "", *, is_here: bool = False, **more: Any) -> SignUp:
    return add_by_hand(event=event, details=details(name, email, **more), attempt=uuid.uuid4(), is_here=is_here)


def mails(person: SignUp) -> list[str]:
    kinds = OutboxEntry.objects.filter(target=str(person.public_id)).order_by("pk").values_list("kind", flat=True)
    return [kind.removeprefix("mail.") for kind in kinds]


def now(person: SignUp) -> SignUp:
    return SignUp.objects.get(pk=person.pk)


def closed(**facts: Any) -> Event:
    return EventFactory(sign_up_closes_at=timezone.now() - timedelta(hours=1), **facts)


def bounced(person: SignUp) -> OutboxEntry:
    """Her latest mail, accepted and then sent back."""
    mail = OutboxEntry.objects.filter(target=str(person.public_id)).latest("pk")
    OutboxEntry.objects.filter(pk=mail.pk).update(accepted_at=timezone.now(), done_at=timezone.now())
    assert record_bounces(bounces=[Bounce(mail.message_id, "5.1.1")]) == 1
    return mail


class TestAdding:
    def test_who_has_no_address_has_a_seat_and_a_code_and_gets_no_mail_whatever_comes(self) -> None:
        event = EventFactory(seats_in_person=2)
        people = [add(event, "Aino"), add(event, "Bo"), add(event, "Cai")]
        assert [person.state for person in people] == [State.SEATED, State.SEATED, State.WAITING]
        assert {person.email_key for person in people} == {None}
        assert all(person.check_in_code for person in people)
        cancel(sign_up=people[0])
        assert now(people[2]).state == State.SEATED
        change = change_event(event=event, facts={"status": Status.POSTPONED}, user=None)
        assert change is not None
        assert change.concerned == 0
        look_after()
        assert not OutboxEntry.objects.filter(kind__startswith="mail.").exists()

    def test_a_mail_that_was_written_before_the_address_went_is_dropped(self) -> None:
        person = SignUpFactory(event=EventPageFactory().event)
        SignUp.objects.filter(pk=person.pk).update(email="", email_key=None)
        assert preview(kind="signed_up", target=str(person.public_id), language="en") is None

    def test_who_has_one_is_told_her_place_and_need_not_confirm_it(self) -> None:
        person = add(EventFactory(confirm_hours=24), "Aino", "Aino@Example.org")
        assert (person.state, person.email_key, mails(person)) == (State.SEATED, "aino@example.org", ["signed_up"])

    def test_an_address_that_is_on_the_list_is_not_added_again_but_may_be_once_it_has_gone(self) -> None:
        event = EventFactory()
        first = add(event, "Aino", "aino@example.org")
        with pytest.raises(OnTheList) as known:
            add(event, "Aino again", "AINO@example.org")
        assert known.value.sign_up == first
        cancel(sign_up=first)
        assert add(event, "Aino again", "AINO@example.org").state == State.SEATED

    def test_a_double_click_adds_once_and_a_form_gone_back_to_adds_the_next_person(self) -> None:
        event, attempt = EventFactory(), uuid.uuid4()
        first = add_by_hand(event=event, details=details("Aino"), attempt=attempt)
        assert add_by_hand(event=event, details=details("Aino"), attempt=attempt) == first
        assert add_by_hand(event=event, details=details("Bo"), attempt=attempt) != first
        assert event.sign_ups.count() == 2

    def test_sign_up_may_be_closed_or_not_open_yet(self) -> None:
        early = EventFactory(sign_up_opens_at=timezone.now() + timedelta(days=1))
        for event in (early, closed()):
            assert add(event, "Aino").state == State.SEATED

    @pytest.mark.parametrize("facts", [{"status": Status.CANCELLED}, {"takes_sign_ups": False}, {"past": True}])
    def test_nobody_is_added_to_what_is_over_or_off_or_takes_none(self, facts: dict[str, Any]) -> None:
        event = EventFactory(**facts)
        with pytest.raises(Closed):
            add(event, "Aino")
        assert not event.sign_ups.exists()

    def test_a_walk_in_is_here_at_once_but_never_over_the_seats(self) -> None:
        event = EventFactory(seats_in_person=2)
        here = add(event, "Aino", is_here=True)
        assert here.checked_in_at is not None
        with pytest.raises(Full):
            add(event, "Bo", companions=["Cai"], is_here=True)
        assert event.sign_ups.count() == 1

    def test_a_newcomer_by_hand_passes_nobody_who_waits_and_fits(self) -> None:
        event = EventFactory(seats_in_person=1, promotion=Promotion.BY_OFFER)
        add(event, "Aino", "aino@example.org")
        waiting = add(event, "Bo", "bo@example.org")
        Event.objects.filter(pk=event.pk).update(seats_in_person=2)
        assert add(event, "Cai").state == State.WAITING
        assert now(waiting).state == State.WAITING

    def test_once_sign_up_has_closed_free_seats_are_given_and_nobody_is_made_to_wait_in_vain(self) -> None:
        event = closed(seats_in_person=1)
        SignUpFactory(event=event, state=State.WAITING)
        assert add(event, "Aino").state == State.SEATED
        with pytest.raises(Full):
            add(event, "Bo")

    def test_before_sign_up_opens_a_freed_seat_goes_to_who_was_added_and_waits(self) -> None:
        event = EventFactory(seats_in_person=1, sign_up_opens_at=timezone.now() + timedelta(days=1))
        first, second = add(event, "Aino"), add(event, "Bo")
        cancel(sign_up=first)
        assert now(second).state == State.SEATED

    def test_a_seat_is_not_offered_to_somebody_who_can_not_be_asked(self) -> None:
        event = EventFactory(seats_in_person=1, promotion=Promotion.BY_OFFER)
        first, silent, asked = add(event, "Aino"), add(event, "Bo"), add(event, "Cai", "cai@example.org")
        cancel(sign_up=first)
        assert now(silent).state == State.SEATED
        cancel(sign_up=silent)
        assert now(asked).state == State.OFFERED


class TestMovingUp:
    def test_who_waits_gets_a_free_seat_before_others_and_is_told_once(self) -> None:
        event = closed(seats_in_person=1)
        first, second = (SignUpFactory(event=event, state=State.WAITING) for _ in range(2))
        assert move_up(sign_up=second).state == State.SEATED
        assert move_up(sign_up=second).state == State.SEATED
        assert (now(first).state, mails(second), mails(first)) == (State.WAITING, ["promoted"], [])
        assert now(second).calendar_sequence == 1

    def test_without_seats_for_the_whole_group_nothing_is_changed(self) -> None:
        event = closed(seats_in_person=1)
        pair = SignUpFactory(event=event, state=State.WAITING, people=2)
        with pytest.raises(Full):
            move_up(sign_up=pair)
        assert (now(pair).state, mails(pair)) == (State.WAITING, [])

    def test_the_seat_online_that_she_had_meanwhile_goes_to_the_next(self) -> None:
        event = EventFactory(hybrid=True, seats_in_person=2, seats_online=1, online_meanwhile=True)
        add(event, "Two", companions=["People"])
        first, second = (
            sign_up(
                event=event,
                details=details(name, f"{name}@example.org", wants_meanwhile=True),
                attempt=uuid.uuid4(),
            )
            for name in ("first", "second")
        )
        assert (first.has_meanwhile, second.has_meanwhile) == (True, False)
        Event.objects.filter(pk=event.pk).update(seats_in_person=3)
        assert not move_up(sign_up=first).has_meanwhile
        assert now(second).has_meanwhile

    @pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
    def test_it_is_too_late_where_nobody_waits_or_nothing_is_held(self, status: Status) -> None:
        waiting = SignUpFactory(state=State.WAITING)
        Event.objects.filter(pk=waiting.event_id).update(status=status)
        for person in (waiting, SignUpFactory(state=State.CANCELLED), SignUpFactory(state=State.OFFERED)):
            with pytest.raises(TooLate):
                move_up(sign_up=person)


class TestNote:
    def test_it_stands_in_the_mail_in_its_own_language_and_can_carry_no_html(self) -> None:
        person = SignUpFactory(event=EventPageFactory().event, language="en")
        cancel(sign_up=person, note="<b>Valitettavasti</b>\n\nsali on pieni.", note_language="fi")
        letter = preview(kind="cancelled", target=str(person.public_id), language="en")
        assert letter is not None
        assert letter.html is not None
        assert "The hosts write:" in letter.text
        assert "<b>Valitettavasti</b>" in letter.text
        paragraphs = {p.get_text(): p.get("lang") for p in BeautifulSoup(letter.html, "html.parser").select("p")}
        assert (paragraphs["<b>Valitettavasti</b>"], paragraphs["sali on pieni."]) == ("fi", "fi")

    def test_without_one_the_mail_says_nothing_of_it(self) -> None:
        person = SignUpFactory(event=EventPageFactory().event)
        cancel(sign_up=person)
        letter = preview(kind="cancelled", target=str(person.public_id), language="en")
        assert letter is not None
        assert "The hosts write:" not in letter.text

    def test_the_outbox_holds_nothing_of_it(self) -> None:
        person = SignUpFactory()
        cancel(sign_up=person, note="Dear Amina", note_language="en")
        assert OutboxEntry.objects.get(kind="mail.cancelled").parameters == {"had_seat": True}


class TestAddress:
    def test_a_corrected_one_is_told_at_once_and_the_old_link_opens_nothing(self, client: Client) -> None:
        person = sign_up(
            event=EventPageFactory().event, details=details("Aino", "anio@example.org"), attempt=uuid.uuid4()
        )
        old = personal_address(person)
        corrected = correct_address(sign_up=person, email="Aino@example.org")
        assert (corrected.email, corrected.email_key) == ("Aino@example.org", "aino@example.org")
        assert client.get("/" + old.split("/", 3)[3]).status_code == 404
        assert client.get("/" + personal_address(corrected).split("/", 3)[3]).status_code == 200
        assert mails(person) == ["signed_up", "signed_up"]
        letter = preview(kind="signed_up", target=str(person.public_id), language="en")
        assert letter is not None
        assert letter.to == "Aino@example.org"

    def test_the_same_one_changes_nothing(self) -> None:
        person = SignUpFactory(email="aino@example.org")
        assert correct_address(sign_up=person, email="aino@example.org").token_version == person.token_version
        assert mails(person) == []

    def test_one_that_somebody_else_of_the_event_has_is_refused_and_one_of_another_event_is_not(self) -> None:
        event = EventFactory()
        person, other = SignUpFactory(event=event), SignUpFactory(event=event, email="bo@example.org")
        with pytest.raises(OnTheList) as known:
            correct_address(sign_up=person, email="BO@example.org")
        assert known.value.sign_up == other
        assert now(person).email == person.email
        elsewhere = SignUpFactory()
        assert correct_address(sign_up=elsewhere, email="bo@example.org").email == "bo@example.org"

    def test_who_must_answer_for_a_seat_is_given_her_whole_time(self) -> None:
        person = SignUpFactory(state=State.HELD, answer_by=timezone.now() + timedelta(minutes=5))
        assert correct_address(sign_up=person, email="aino@example.org").answer_by is None

    def test_it_is_too_late_after_the_event_or_for_who_has_gone(self) -> None:
        person = SignUpFactory()
        let_be_over(person.event)
        for gone in (person, SignUpFactory(state=State.CANCELLED)):
            with pytest.raises(TooLate):
                correct_address(sign_up=gone, email="aino@example.org")

    def test_who_had_none_can_be_given_one(self) -> None:
        person = add(EventFactory(), "Aino")
        correct_address(sign_up=person, email="aino@example.org")
        assert mails(person) == ["signed_up"]


class TestSendingAgain:
    def test_what_came_back_goes_out_as_a_mail_of_its_own_once(self) -> None:
        person = add(EventFactory(), "Aino", "aino@example.org")
        mail = bounced(person)
        assert send_again(sign_up=person, entry=mail.pk) == "mail.signed_up"
        with pytest.raises(NothingToSend):
            send_again(sign_up=person, entry=mail.pk)
        first, second = OutboxEntry.objects.filter(target=str(person.public_id)).order_by("pk")
        assert first.message_id != second.message_id
        assert (first.bounced_at is None, second.done_at) == (False, None)

    def test_what_was_refused_is_tried_again_as_the_same_mail(self) -> None:
        person = add(EventFactory(), "Aino", "aino@example.org")
        mails_to_her = OutboxEntry.objects.filter(target=str(person.public_id))
        mails_to_her.update(failed_at=timezone.now(), last_error="SMTP 550", attempts=12)
        send_again(sign_up=person, entry=mails_to_her.get().pk)
        mail = mails_to_her.get()
        assert (mail.failed_at, mail.attempts) == (None, 0)

    def test_nothing_is_sent_of_what_arrived_of_others_or_to_nobody(self) -> None:
        person, other = (add(EventFactory(), name, f"{name}@example.org") for name in ("aino", "bo"))
        arrived = OutboxEntry.objects.get(target=str(person.public_id))
        with pytest.raises(NothingToSend):
            send_again(sign_up=person, entry=arrived.pk)
        with pytest.raises(NothingToSend):
            send_again(sign_up=other, entry=bounced(person).pk)
        SignUp.objects.filter(pk=person.pk).update(email="", email_key=None)
        with pytest.raises(NothingToSend):
            send_again(sign_up=person, entry=arrived.pk)
