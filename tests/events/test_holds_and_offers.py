"""Seats that must be confirmed or accepted in time, and seats online for those who wait for the room."""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from config.environment import ROOT
from core.outbox.mail import deliver, preview
from core.outbox.models import OutboxEntry
from events.changes import change_event
from events.clockwork import look_after
from events.models import Event, EventPage, Promotion, SignUp, State
from events.signups import Details, TooLate, cancel, change, confirm, seats, sign_up, start_clock
from events.signups.links import personal_address
from events.signups.moves import MOVES, move
from tests.factories import EventFactory, EventPageFactory, SignUpFactory

pytestmark = pytest.mark.django_db


def join(event: Event, name: str, mode: str = "in_person", **more: Any) -> SignUp:
    details = Details(name=name, email=f"{name}@example.org", language="en", mode=mode, **more)
    return sign_up(event=event, details=details, attempt=uuid.uuid4())


def mails(person: SignUp) -> list[str]:
    kinds = OutboxEntry.objects.filter(target=str(person.public_id)).order_by("pk").values_list("kind", flat=True)
    return [kind.removeprefix("mail.") for kind in kinds]


def now(person: SignUp) -> SignUp:
    return SignUp.objects.get(pk=person.pk)


def path(person: SignUp) -> str:
    return "/" + personal_address(person).split("/", 3)[3]


def held(**facts: Any) -> Event:
    return EventFactory(seats_in_person=1, confirm_hours=24, **facts)


def offering(**facts: Any) -> Event:
    return EventFactory(seats_in_person=1, promotion=Promotion.BY_OFFER, offer_hours=6, **facts)


def both_ways(**facts: Any) -> Event:
    return EventFactory(hybrid=True, seats_in_person=1, seats_online=1, online_meanwhile=True, **facts)


def test_a_seat_is_held_and_nobody_else_gets_it_until_it_is_confirmed() -> None:
    event = held()
    first, second = join(event, "first"), join(event, "second")
    assert (first.state, second.state) == (State.HELD, State.WAITING)
    assert confirm(sign_up=first).state == State.SEATED
    assert mails(first) == ["signed_up", "signed_up"]
    assert confirm(sign_up=first).state == State.SEATED
    assert mails(first) == ["signed_up", "signed_up"]


def test_the_clock_starts_when_the_mail_server_has_the_mail_and_is_not_set_anew(mailoutbox: list[Any]) -> None:
    page = EventPageFactory(event=held())
    person = join(page.event, "first")
    assert person.answer_by is None
    entry = OutboxEntry.objects.get(kind="mail.signed_up")
    deliver(entry)
    answer_by = now(person).answer_by
    assert answer_by is not None
    assert timedelta(hours=23) < answer_by - timezone.now() <= timedelta(hours=24)
    OutboxEntry.objects.filter(pk=entry.pk).update(done_at=None)
    deliver(OutboxEntry.objects.get(pk=entry.pk))
    assert now(person).answer_by == answer_by
    assert len(mailoutbox) == 1
    assert "Confirm your seat" in mailoutbox[0].subject


def test_a_time_to_answer_never_goes_past_the_beginning() -> None:
    event = held(starts_at=timezone.now() + timedelta(hours=2))
    person = join(event, "first")
    start_clock(sign_up=person)
    assert now(person).answer_by == event.starts_at


def test_a_seat_that_is_not_confirmed_in_time_goes_to_the_next() -> None:
    event = held()
    first, second = join(event, "first"), join(event, "second")
    start_clock(sign_up=first)
    look_after()
    assert now(first).state == State.HELD
    SignUp.objects.filter(pk=first.pk).update(answer_by=timezone.now() - timedelta(seconds=1))
    look_after()
    assert (now(first).state, now(second).state) == (State.LAPSED, State.HELD)
    assert mails(first)[-1] == "lapsed"
    with pytest.raises(TooLate):
        confirm(sign_up=first)
    assert join(event, "first").state == State.WAITING


def test_a_mail_that_was_given_up_holds_no_seat_for_ever() -> None:
    person = join(held(), "first")
    look_after()
    assert now(person).answer_by is None
    OutboxEntry.objects.update(failed_at=timezone.now())
    look_after()
    assert now(person).answer_by is not None


def test_an_offer_goes_to_the_first_in_line_and_from_her_to_the_next() -> None:
    event = offering()
    first, second, third = (join(event, name) for name in ("first", "second", "third"))
    cancel(sign_up=first)
    assert (now(second).state, now(third).state) == (State.OFFERED, State.WAITING)
    assert join(event, "late").state == State.WAITING
    start_clock(sign_up=second)
    SignUp.objects.filter(pk=second.pk).update(answer_by=timezone.now())
    look_after()
    assert (now(second).state, now(third).state) == (State.LAPSED, State.OFFERED)
    assert confirm(sign_up=third).state == State.SEATED
    assert mails(third) == ["signed_up", "promoted", "signed_up"]


def test_who_declines_an_offer_passes_it_on() -> None:
    event = offering()
    first, second, third = (join(event, name) for name in ("first", "second", "third"))
    cancel(sign_up=first)
    cancel(sign_up=second)
    assert now(third).state == State.OFFERED


def test_who_waits_for_the_room_has_a_seat_online_and_gives_it_back() -> None:
    event = both_ways()
    first = join(event, "first")
    second = join(event, "second", wants_meanwhile=True)
    online = join(event, "online", mode="online")
    assert (second.state, second.seat_mode, online.state) == (State.WAITING, "online", State.WAITING)
    cancel(sign_up=first)
    assert (now(second).seat_mode, now(online).state) == ("in_person", State.SEATED)
    assert mails(second) == ["signed_up", "promoted"]


def test_a_seat_online_that_becomes_free_goes_to_the_first_who_would_take_it_meanwhile() -> None:
    event = both_ways()
    join(event, "room")
    online = join(event, "online", mode="online")
    waits = join(event, "waits", wants_meanwhile=True)
    assert not waits.seat_mode
    cancel(sign_up=online)
    assert now(waits).seat_mode == "online"
    assert mails(waits) == ["signed_up", "meanwhile"]


def test_who_lets_an_offer_lapse_keeps_the_seat_online() -> None:
    event = both_ways(promotion=Promotion.BY_OFFER)
    first, second = join(event, "first"), join(event, "second", wants_meanwhile=True)
    cancel(sign_up=first)
    assert seats.count(event)["online"].free == 0
    start_clock(sign_up=second)
    SignUp.objects.filter(pk=second.pk).update(answer_by=timezone.now())
    look_after()
    assert (now(second).state, now(second).mode) == (State.SEATED, "online")


def test_who_still_waits_when_sign_up_closes_is_told_once() -> None:
    event = EventFactory(seats_in_person=1)
    first, second = join(event, "first"), join(event, "second")
    Event.objects.filter(pk=event.pk).update(sign_up_closes_at=timezone.now() - timedelta(minutes=1))
    look_after()
    look_after()
    assert (mails(first), mails(second)) == (["signed_up"], ["signed_up", "no_seat"])
    cancel(sign_up=first)
    assert now(second).state == State.WAITING


def test_opening_the_link_confirms_nothing_and_its_button_does(client: Client) -> None:
    page: EventPage = EventPageFactory(event=held())
    person = join(page.event, "first")
    shown = client.get(path(person)).content.decode()
    assert "Confirm my seat" in shown
    assert now(person).state == State.HELD
    client.post(path(person), {"confirm": "1"})
    assert now(person).state == State.SEATED
    assert "You have a seat" in client.get(path(person)).content.decode()


def test_what_the_worker_looks_after_costs_the_same_however_many_wait(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    event = EventFactory(seats_in_person=1)
    for _number in range(5):
        SignUpFactory(event=event, state=State.WAITING)
    with django_assert_num_queries(5):
        look_after()


def test_no_sign_up_makes_a_move_that_is_not_in_the_table() -> None:
    for before in State:
        for after in set(State) - {before} - {each.after for each in MOVES if each.before == before}:
            with pytest.raises(ValueError, match=f"No sign-up goes from {before} to {after}"):
                move(SignUp(state=before), after)


@pytest.mark.parametrize(
    ("state", "kind", "heading"),
    [
        (State.HELD, "signed_up", "Confirm your seat"),
        (State.OFFERED, "promoted", "A seat is offered to you"),
        (State.LAPSED, "lapsed", "Your seat goes to somebody else"),
        (State.WAITING, "no_seat", "No seat has become free"),
    ],
)
def test_none_of_these_mails_puts_a_seat_into_a_calendar(state: str, kind: str, heading: str) -> None:
    person = SignUpFactory(event=EventPageFactory().event, state=state)
    written = preview(kind=kind, target=str(person.public_id), language="en")
    assert written is not None
    assert written.text.startswith(heading)
    assert not written.attachments


def overdue(event: Event, name: str = "first") -> SignUp:
    person = join(event, name)
    start_clock(sign_up=person)
    SignUp.objects.filter(pk=person.pk).update(answer_by=timezone.now() - timedelta(minutes=1))
    return person


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_no_seat_lapses_while_the_meeting_is_called_off_and_one_that_is_on_again_gives_time(status: str) -> None:
    person = overdue(held())
    change_event(event=person.event, facts={"status": status}, user=None)
    look_after()
    assert now(person).state == State.HELD
    change_event(event=person.event, facts={"status": "scheduled"}, user=None)
    look_after()
    assert (now(person).state, now(person).answer_by) == (State.HELD, None)


def test_who_has_given_up_meanwhile_is_not_told_that_she_keeps_a_seat() -> None:
    person = SignUpFactory(event=EventPageFactory().event, state=State.CANCELLED, mode="online")
    assert preview(kind="lapsed", target=str(person.public_id), language="en") is None


def test_who_confirms_too_late_is_told_that_nothing_was_changed(client: Client) -> None:
    person = overdue(EventPageFactory(event=held()).event)
    look_after()
    answer = client.post(path(person), {"confirm": "1"})
    assert answer.status_code == 409
    alert = BeautifulSoup(answer.content, "html.parser").select_one("[role=alert]")
    assert alert is not None
    assert "Nothing was changed" in alert.text


def test_who_moves_to_a_free_seat_online_gives_the_held_one_back() -> None:
    event = EventFactory(hybrid=True, seats_in_person=1, seats_online=1, confirm_hours=24)
    first, second = join(event, "first"), join(event, "second")
    details = Details(name="first", email=first.email, language="en", mode="online")
    assert change(sign_up=first, details=details, asked=()).state == State.HELD
    assert now(second).state == State.HELD


def test_the_drawing_in_the_docs_shows_the_table_of_moves() -> None:
    drawing = (ROOT / "docs" / "developers" / "sign-ups.md").read_text(encoding="utf-8")
    drawn = set(re.findall(r"^    (\S+) --> (\S+): (.+)$", drawing, re.MULTILINE))
    assert drawn == {(each.before or "[*]", each.after, each.by) for each in MOVES}
