"""Reminders go out once, at their hour, to those who have a seat."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.utils import timezone

from core.worker import schedule
from events import rounds
from events.changes import change_event
from events.creation import create_event
from events.models import Event, Mode, Reminder, Round, SignUp, State, Status
from events.reminders import Wanted, copy_reminders, set_reminders
from events.signups import cancel
from tests.events.clock import begins_in, entries, ids, read, told
from tests.events.reminders import ReminderTextFactory, reminded
from tests.factories import (
    SignUpFactory,
    UserFactory,
    VenueFactory,
    locale,
    translate,
)

pytestmark = pytest.mark.django_db


def test_a_new_event_reminds_two_days_before_and_who_is_online_an_hour_before(site_tree: None) -> None:
    start = timezone.now() + timedelta(days=30)
    facts = {
        "starts_at": start,
        "ends_at": start + timedelta(hours=2),
        "venue": VenueFactory(),
        "seats_in_person": 10,
        "spoken_languages": ["fi"],
    }
    page = create_event(facts=facts, title="New", locale=locale("en"), user=UserFactory())
    rows = page.event.reminders.values_list("hours_before", "only_online")
    assert list(rows) == [(48, False), (1, True)]


def test_a_reminder_goes_to_who_has_a_seat_and_not_before_its_hour() -> None:
    event = reminded(48)
    seated = SignUpFactory(event=event)
    for state in (State.WAITING, State.HELD, State.OFFERED, State.LAPSED, State.CANCELLED):
        SignUpFactory(event=event, state=state)
    begins_in(event, hours=48.2)
    rounds.remind()
    assert told("reminder") == []
    begins_in(event, hours=47.9)
    rounds.remind()
    assert told("reminder") == ids(seated)


def test_the_worker_looks_after_it_by_itself() -> None:
    event = reminded(48)
    SignUpFactory(event=event)
    begins_in(event, hours=47)
    schedule.run_each(schedule._regularly)
    assert len(told("reminder")) == 1


def test_however_often_the_clock_rings_each_gets_it_once() -> None:
    event = reminded(48)
    SignUpFactory.create_batch(3, event=event)
    begins_in(event, hours=47)
    for _turn in range(3):
        rounds.remind()
        rounds.remind_of(event.pk, timezone.now())
    assert len(told("reminder")) == len(set(told("reminder"))) == 3


def test_a_round_that_breaks_off_has_written_nothing_and_is_made_whole_later() -> None:
    event = reminded(48)
    SignUpFactory.create_batch(3, event=event)
    begins_in(event, hours=47)

    def killed(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "outbox" in sql and sql.startswith("INSERT") and entries("reminder"):
            raise InterruptedError
        return execute(sql, params, many, context)

    with connection.execute_wrapper(killed), pytest.raises(InterruptedError):
        rounds.remind()
    assert (told("reminder"), Round.objects.count()) == ([], 0)
    rounds.remind()
    assert len(told("reminder")) == 3


def test_who_signs_up_later_than_a_reminder_or_moves_up_later_does_not_get_it() -> None:
    event = reminded(48)
    early, waiting = SignUpFactory(event=event), SignUpFactory(event=event, state=State.WAITING)
    begins_in(event, hours=47)
    late = SignUpFactory(event=event)
    rounds.remind()
    SignUp.objects.filter(pk=waiting.pk).update(state=State.SEATED)
    rounds.remind()
    assert told("reminder") == ids(early)
    assert late.created_at > event.starts_at - timedelta(hours=48)


def test_the_hour_before_is_for_those_who_take_part_online() -> None:
    event = reminded(hybrid=True)
    Reminder.objects.create(event=event, hours_before=1, only_online=True)
    SignUpFactory(event=event)
    online = SignUpFactory(event=event, mode=Mode.ONLINE)
    begins_in(event, minutes=50)
    rounds.remind()
    assert told("reminder") == ids(online)


def test_who_has_a_seat_online_while_waiting_for_the_room_is_reminded_as_one_who_takes_part_online() -> None:
    event = reminded(hybrid=True)
    Reminder.objects.create(event=event, hours_before=1, only_online=True)
    meanwhile = SignUpFactory(event=event, state=State.WAITING, has_meanwhile=True)
    begins_in(event, minutes=50)
    rounds.remind()
    [entry] = entries("reminder")
    letter = read(entry)
    assert (entry.target, letter is not None) == (str(meanwhile.public_id), True)
    assert letter is not None
    assert "You have a seat online at this meeting." in letter.text
    assert "https://meet.example.org/room" in letter.text


def test_who_lets_a_seat_lapse_before_the_mail_is_sent_does_not_get_it() -> None:
    event = reminded(48)
    person = SignUpFactory(event=event)
    begins_in(event, hours=47)
    rounds.remind()
    SignUp.objects.filter(pk=person.pk).update(state=State.LAPSED)
    assert read(entries("reminder")[0]) is None


def test_after_a_long_silence_of_the_worker_nobody_gets_two_at_once() -> None:
    event = reminded(48, 24, 3)
    SignUpFactory(event=event)
    begins_in(event, hours=2)
    rounds.remind()
    [entry] = entries("reminder")
    assert entry.parameters["reminder"] == event.reminders.get(hours_before=3).pk


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_nobody_is_reminded_of_what_was_called_off(status: str) -> None:
    event = reminded(48, status=status)
    SignUpFactory(event=event)
    begins_in(event, hours=47)
    rounds.remind()
    assert told("reminder") == []


def test_nobody_is_reminded_once_it_has_begun() -> None:
    event = reminded(48)
    SignUpFactory(event=event)
    begins_in(event, minutes=-1)
    rounds.remind()
    assert told("reminder") == []


def test_a_moved_event_reminds_anew_and_what_was_sent_counts_for_the_old_hour_only() -> None:
    event = reminded(48)
    SignUpFactory(event=event)
    begins_in(event, hours=47)
    rounds.remind()
    later = event.starts_at + timedelta(days=7)
    change_event(event=event, facts={"starts_at": later, "ends_at": later + timedelta(hours=2)}, user=None)
    rounds.remind()
    assert len(told("reminder")) == 1
    begins_in(event, hours=47.5)
    rounds.remind()
    assert len(told("reminder")) == 2


def test_an_event_moved_closer_than_its_reminder_is_told_of_once_by_the_mail_about_the_move() -> None:
    event = reminded(48)
    SignUpFactory(event=event)
    begins_in(event, days=20)
    sooner = timezone.now() + timedelta(hours=20)
    change_event(event=event, facts={"starts_at": sooner, "ends_at": sooner + timedelta(hours=2)}, user=None)
    rounds.remind()
    assert (len(told("event_changed")), told("reminder")) == (1, [])


def test_a_reminder_that_is_added_when_its_hour_is_past_is_not_sent() -> None:
    event = reminded()
    SignUpFactory(event=event)
    begins_in(event, hours=30)
    set_reminders(event=event, wanted=[Wanted(48), Wanted(24)], user=UserFactory())
    rounds.remind()
    assert told("reminder") == []
    assert list(event.reminders.values_list("hours_before", flat=True)) == [48, 24]


def test_a_copied_event_has_the_reminders_of_the_one_before_and_loses_its_own() -> None:
    text = ReminderTextFactory()
    of, to = reminded(48), reminded(72)
    Reminder.objects.create(event=of, hours_before=1, only_online=True, text=text)
    copy_reminders(of=of, to=to)
    rows = [(48, False, None), (1, True, text.pk)]
    for event in (of, to):
        assert list(event.reminders.values_list("hours_before", "only_online", "text")) == rows


def test_a_reminder_that_is_copied_when_its_hour_is_past_is_not_sent() -> None:
    of, to = reminded(48, 24), reminded()
    SignUpFactory(event=to)
    begins_in(to, hours=30)
    copy_reminders(of=of, to=to)
    rounds.remind()
    assert told("reminder") == []
    begins_in(to, hours=23)
    rounds.remind()
    assert len(told("reminder")) == 1


def test_the_mail_has_the_facts_the_link_and_the_way_to_the_personal_page_and_no_calendar() -> None:
    event = reminded(48, online=True)
    person = SignUpFactory(event=event, mode=Mode.ONLINE)
    begins_in(event, hours=47)
    rounds.remind()
    [entry] = entries("reminder")
    letter = read(entry)
    assert letter is not None
    assert letter.to == person.email
    assert letter.subject.startswith("Reminder: A library that sounds")
    assert "https://meet.example.org/room" in letter.text
    assert "/en/my-sign-up/" in letter.text
    assert list(letter.attachments) == []


@pytest.mark.parametrize("change", ["cancelled", "moved", "called off", "begun"])
def test_a_reminder_that_is_overtaken_before_it_is_sent_is_not_sent(change: str) -> None:
    event = reminded(48)
    person = SignUpFactory(event=event)
    begins_in(event, hours=47)
    rounds.remind()
    [entry] = entries("reminder")
    assert read(entry) is not None
    match change:
        case "cancelled":
            cancel(sign_up=person)
        case "moved":
            begins_in(event, hours=60)
        case "called off":
            Event.objects.filter(pk=event.pk).update(status=Status.CANCELLED)
        case "begun":
            begins_in(event, hours=-1)
    assert read(entry) is None


def test_own_words_stand_in_the_persons_language_or_are_marked_with_theirs() -> None:
    event, text = reminded(), ReminderTextFactory()
    translate(text, "sv", heading="Ta med en penna", text="Vi ritar tillsammans.\n\nPapper finns.")
    Reminder.objects.create(event=event, hours_before=48, text=text)
    for tag in ("sv", "fi"):
        SignUpFactory(event=event, language=tag)
    begins_in(event, hours=47)
    rounds.remind()
    swedish, finnish = (read(entry) for entry in entries("reminder"))
    assert swedish is not None
    assert finnish is not None
    assert swedish.text.startswith("Ta med en penna\n")
    assert "\nPapper finns.\n" in swedish.text
    heading = BeautifulSoup(finnish.html or "", "html.parser").select_one("h1 span")
    assert (heading.text, heading["lang"]) == ("Bring a pencil", "en")
