"""The door through which sign-ups change."""

import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from pytest_django import Settings

from core.outbox.models import OutboxEntry
from events.changes import change_event
from events.models import Event, SignUp, State
from events.signups import Closed, Details, NotSeated, TooLate, cancel, check_in, seats, sign_up, undo_check_in
from tests.factories import EventFactory, EventPageFactory, let_be_over

pytestmark = pytest.mark.django_db


def join(
    event: Event, email: str, *, people: int = 1, mode: str = "in_person", attempt: uuid.UUID | None = None
) -> SignUp:
    details = Details(name="Amina", email=email, language="sv", mode=mode, companions=["Companion"] * (people - 1))
    return sign_up(event=event, details=details, attempt=attempt or uuid.uuid4())


def mails() -> list[tuple[str, str]]:
    entries = OutboxEntry.objects.filter(kind__startswith="mail.").order_by("pk")
    return [(entry.kind.removeprefix("mail."), entry.target) for entry in entries]


def sent(*, seconds_ago: int) -> None:
    """Let every mail have been written and sent so long ago."""
    then = timezone.now() - timedelta(seconds=seconds_ago)
    OutboxEntry.objects.update(created_at=then, done_at=then)


def test_seats_go_in_order_and_then_the_waiting_list_begins() -> None:
    event = EventFactory(seats_in_person=2)
    states = [join(event, f"{name}@example.org").state for name in ("a", "b", "c")]
    assert states == [State.SEATED, State.SEATED, State.WAITING]
    assert list(event.sign_ups.values_list("number", flat=True)) == [1, 2, 3]


def test_a_freed_seat_goes_to_the_first_who_waits_and_fits() -> None:
    event = EventFactory(seats_in_person=2)
    first, _second = join(event, "a@example.org"), join(event, "b@example.org")
    pair, single = join(event, "pair@example.org", people=2), join(event, "single@example.org")
    cancel(sign_up=first)
    pair.refresh_from_db()
    single.refresh_from_db()
    assert (pair.state, single.state) == (State.WAITING, State.SEATED)
    assert mails()[-2:] == [("cancelled", str(first.public_id)), ("promoted", str(single.public_id))]


def test_seats_that_are_freed_together_go_down_the_line_past_those_whose_groups_are_too_large() -> None:
    event = EventFactory(seats_in_person=2)
    both = join(event, "both@example.org", people=2)
    line = [join(event, f"{number}@example.org", people=people) for number, people in enumerate((1, 2, 2, 1, 1))]
    cancel(sign_up=both)
    states = [SignUp.objects.get(pk=waited.pk).state for waited in line]
    assert states == [State.SEATED, State.WAITING, State.WAITING, State.SEATED, State.WAITING]


def test_a_newcomer_who_fits_takes_what_a_waiting_group_is_too_large_for() -> None:
    event = EventFactory(seats_in_person=1)
    assert join(event, "pair@example.org", people=2).state == State.WAITING
    assert join(event, "single@example.org").state == State.SEATED


def test_one_address_signs_up_once_and_gets_its_own_link_again() -> None:
    event = EventFactory(seats_in_person=5)
    first = join(event, "Amina@Example.org")
    sent(seconds_ago=settings.REPEAT_MAIL_SECONDS)
    again = join(event, " amina@example.ORG")
    assert first.pk == again.pk
    assert mails() == [("signed_up", str(first.public_id))] * 2


def test_who_types_an_address_many_times_sends_it_one_mail_while_that_one_waits() -> None:
    event = EventFactory(seats_in_person=5)
    first = join(event, "amina@example.org")
    for _time in range(5):
        join(event, "amina@example.org")
    assert mails() == [("signed_up", str(first.public_id))]


def test_who_types_an_address_many_times_sends_it_no_second_mail_soon_after_the_first() -> None:
    event = EventFactory(seats_in_person=5)
    first = join(event, "amina@example.org")
    sent(seconds_ago=settings.REPEAT_MAIL_SECONDS - 30)
    for _time in range(5):
        join(event, "amina@example.org")
    assert mails() == [("signed_up", str(first.public_id))]


def test_each_seat_is_told_of_however_many_events_an_address_is_typed_into_and_repeats_are_few_in_a_day(
    settings: Settings,
) -> None:
    settings.MAILS_PER_ADDRESS_PER_DAY = 3
    people = [join(EventFactory(), email) for email in ("amina@example.org", "AMINA@example.org") * 3]
    assert [person.state for person in people] == [State.SEATED] * 6
    assert mails() == [("signed_up", str(person.public_id)) for person in people]

    sent(seconds_ago=settings.REPEAT_MAIL_SECONDS + 30)
    join(people[0].event, "amina@example.org")
    assert len(mails()) == 6
    sent(seconds_ago=24 * 60 * 60)
    join(people[-1].event, "amina@example.org")
    assert mails()[-1] == ("signed_up", str(people[-1].public_id))


@pytest.mark.parametrize("spelling", ["amina@bücher.example", "AMINA@BÜCHER.example", "amina@xn--bcher-kva.example"])
def test_an_international_address_is_one_person_however_it_is_spelt(spelling: str) -> None:
    event = EventFactory()
    first = join(event, "amina@bücher.example")
    assert join(event, spelling) == first


def test_what_an_events_change_owes_is_told_however_many_mails_were_caused_by_strangers(settings: Settings) -> None:
    settings.MAILS_PER_ADDRESS_PER_DAY = 1
    event = EventFactory()
    person = join(event, "amina@example.org")
    change_event(event=event, facts={"status": "cancelled"}, user=None)
    assert mails()[-1] == ("event_cancelled", str(person.public_id))


def test_a_mail_that_was_given_up_keeps_no_later_one_back() -> None:
    event = EventFactory(seats_in_person=5)
    first = join(event, "amina@example.org")
    OutboxEntry.objects.update(failed_at=timezone.now())
    join(event, "amina@example.org")
    assert mails() == [("signed_up", str(first.public_id))] * 2


def test_a_double_click_signs_up_once_and_sends_one_mail() -> None:
    event, attempt = EventFactory(), uuid.uuid4()
    assert join(event, "a@example.org", attempt=attempt) == join(event, "a@example.org", attempt=attempt)
    assert len(mails()) == 1


def test_somebody_who_goes_back_and_corrects_her_address_is_signed_up_with_the_right_one() -> None:
    event, attempt = EventFactory(seats_in_person=5), uuid.uuid4()
    slip, right = join(event, "amna@example.org", attempt=attempt), join(event, "amina@example.org", attempt=attempt)
    assert slip.pk != right.pk
    assert right.state == State.SEATED


def test_who_cancelled_may_sign_up_again_at_the_end_of_the_line() -> None:
    event = EventFactory(seats_in_person=1)
    first = join(event, "a@example.org")
    waiting = join(event, "b@example.org")
    cancel(sign_up=first)
    again = join(event, "a@example.org")
    waiting.refresh_from_db()
    assert (waiting.state, again.state, again.number) == (State.SEATED, State.WAITING, 3)


def test_cancelling_twice_changes_and_says_nothing_more() -> None:
    event = EventFactory()
    person = join(event, "a@example.org")
    cancel(sign_up=person)
    sequence = cancel(sign_up=person).calendar_sequence
    assert sequence == 1
    assert [kind for kind, _target in mails()] == ["signed_up", "cancelled"]


def test_nobody_cancels_after_the_event_and_who_was_there_stays_on_its_list() -> None:
    event = EventFactory()
    person = check_in(sign_up=join(event, "a@example.org"))
    let_be_over(event)
    with pytest.raises(TooLate):
        cancel(sign_up=person)
    stored = SignUp.objects.get()
    assert (stored.state, stored.checked_in_at) == (State.SEATED, person.checked_in_at)
    assert [kind for kind, _target in mails()] == ["signed_up"]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"status": "cancelled"}, "cancelled"),
        ({"status": "postponed"}, "postponed"),
        ({"takes_sign_ups": False}, "none"),
        ({"sign_up_opens_at": timezone.now() + timedelta(hours=1)}, "not_yet"),
        ({"sign_up_closes_at": timezone.now() - timedelta(hours=1)}, "closed"),
        ({"starts_at": timezone.now() - timedelta(hours=1)}, "closed"),
        ({"starts_at": timezone.now() - timedelta(days=2), "ends_at": timezone.now() - timedelta(days=1)}, "over"),
    ],
)
def test_no_sign_up_outside_the_window(facts: dict[str, object], reason: str) -> None:
    event = EventFactory(**facts)
    with pytest.raises(Closed) as refusal:
        join(event, "a@example.org")
    assert refusal.value.reason == reason
    assert not SignUp.objects.exists()
    assert mails() == []


def test_nobody_is_promoted_once_sign_up_has_closed() -> None:
    event = EventFactory(seats_in_person=1)
    first, second = join(event, "a@example.org"), join(event, "b@example.org")
    Event.objects.filter(pk=event.pk).update(sign_up_closes_at=timezone.now() - timedelta(minutes=1))
    cancel(sign_up=first)
    second.refresh_from_db()
    assert second.state == State.WAITING


def test_the_two_ways_of_taking_part_have_seats_of_their_own() -> None:
    event = EventFactory(mode="hybrid", seats_in_person=1, seats_online=1)
    joined = [join(event, "a@example.org"), join(event, "b@example.org"), join(event, "c@example.org", mode="online")]
    assert [person.state for person in joined] == [State.SEATED, State.WAITING, State.SEATED]


@pytest.mark.parametrize(("taken", "level"), [(0, "many"), (5, "many"), (6, "few"), (7, "few"), (8, "full")])
def test_seats_show_in_steps(taken: int, level: str) -> None:
    event = EventFactory(seats_in_person=8)
    for number in range(taken):
        join(event, f"person{number}@example.org")
    assert seats.level(event) == level


def test_only_somebody_with_a_seat_can_be_here_and_the_earlier_time_stands() -> None:
    event = EventFactory(seats_in_person=1)
    seated, waits = join(event, "a@example.org"), join(event, "b@example.org")
    first = check_in(sign_up=seated).checked_in_at
    assert check_in(sign_up=seated).checked_in_at == first
    assert undo_check_in(sign_up=seated).checked_in_at is None
    with pytest.raises(NotSeated):
        check_in(sign_up=waits)


def test_the_levels_of_any_number_of_events_take_one_query(django_assert_num_queries: object) -> None:
    events = [EventPageFactory().event for _number in range(3)]
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert set(seats.levels(events).values()) == {"many"}
