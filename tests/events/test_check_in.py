"""Who is here: one, some or all of a group, once, at the earlier time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.changes import change_event
from events.models import SignUp, State
from events.models.codes import in_groups, is_code, new_code, read_code
from events.signups import NotSeated, cancel, check_in, undo_check_in
from events.signups.presence import presence
from tests.factories import EventFactory, SignUpFactory

pytestmark = pytest.mark.django_db


def here(sign_up: SignUp) -> list[str]:
    return [member.name for member in SignUp.objects.get(pk=sign_up.pk).group if member.checked_in_at]


def group_of_three() -> SignUp:
    sign_up: SignUp = SignUpFactory(name="Amina", people=3, companions=["Bo", "Cai"])
    return sign_up


def test_one_or_some_of_a_group_are_here_and_the_others_may_follow() -> None:
    group = group_of_three()
    check_in(sign_up=group, who=[2])
    assert here(group) == ["Cai"]
    check_in(sign_up=group, who=[0, 1])
    assert here(group) == ["Amina", "Bo", "Cai"]


def test_where_nobody_is_named_the_whole_group_is_here() -> None:
    group = group_of_three()
    check_in(sign_up=group)
    assert here(group) == ["Amina", "Bo", "Cai"]


def test_a_position_that_is_not_there_notes_nobody() -> None:
    group = group_of_three()
    check_in(sign_up=group, who=[7])
    assert here(group) == []


@pytest.mark.parametrize("first_told", ["earlier", "later"])
def test_of_two_doors_the_earlier_time_stands_whichever_tells_first(first_told: str) -> None:
    group = group_of_three()
    earlier, later = (timezone.now() - timedelta(minutes=minutes) for minutes in (20, 10))
    for at in (earlier, later) if first_told == "earlier" else (later, earlier):
        check_in(sign_up=group, who=[0, 1], at=at)
    assert [member.checked_in_at for member in SignUp.objects.get(pk=group.pk).group] == [earlier, earlier, None]
    assert presence(group.event).here == 2


def test_a_clock_that_is_ahead_makes_it_now() -> None:
    group = group_of_three()
    check_in(sign_up=group, at=timezone.now() + timedelta(hours=3))
    times = [member.checked_in_at for member in SignUp.objects.get(pk=group.pk).group]
    assert all(time is not None and time <= timezone.now() for time in times)


def test_undo_takes_back_one_of_a_group_and_leaves_the_others() -> None:
    group = group_of_three()
    check_in(sign_up=group)
    undo_check_in(sign_up=group, who=[0])
    assert here(group) == ["Bo", "Cai"]
    undo_check_in(sign_up=group, who=[2])
    assert here(group) == ["Bo"]
    undo_check_in(sign_up=group)
    assert here(group) == []


@pytest.mark.parametrize("state", [state for state in State if state != State.SEATED])
def test_only_somebody_with_a_seat_can_be_here_and_the_refusal_says_what_she_has(state: State) -> None:
    sign_up = SignUpFactory(people=2, state=state)
    with pytest.raises(NotSeated) as refusal:
        check_in(sign_up=sign_up)
    assert refusal.value.state == state
    assert here(sign_up) == []


def test_a_group_that_gives_up_its_seats_is_not_here_any_more() -> None:
    group = group_of_three()
    check_in(sign_up=group)
    cancel(sign_up=group)
    assert here(group) == []
    assert presence(group.event).here == 0


def test_people_are_counted_not_rows_and_those_online_are_not_expected_in_the_room() -> None:
    event = EventFactory(hybrid=True)
    group = SignUpFactory(event=event, people=3)
    SignUpFactory(event=event)
    SignUpFactory(event=event, mode="online", people=2)
    SignUpFactory(event=event, state=State.WAITING, people=4)
    SignUpFactory(people=5)  # another event's
    check_in(sign_up=group, who=[1, 2])
    assert presence(event) == (2, 4)


def test_every_code_is_read_as_it_was_drawn_and_as_people_type_it() -> None:
    code = new_code()
    assert is_code(code)
    assert read_code(in_groups(code)) == code
    assert read_code(f" {code[:3].lower()} {code[3:].lower()} ") == code
    assert read_code("oil0-abcd") == "0110ABCD"
    assert not is_code("ABC")
    assert not is_code("ABCD\x002345")
    assert not is_code("ABCDU345")


def test_nobody_of_a_group_that_has_lost_its_seats_to_a_change_of_mode_is_here_any_more() -> None:
    event = EventFactory(hybrid=True, seats_online=1)
    group = SignUpFactory(event=event, people=2)
    check_in(sign_up=group)
    change_event(event=event, facts={"mode": "online", "venue": None, "seats_in_person": 0}, user=None)
    assert SignUp.objects.get(pk=group.pk).state == State.WAITING
    assert here(group) == []
