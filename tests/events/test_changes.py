"""An event's facts change through one door."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from core.outbox.models import OutboxEntry
from events.changes import Stale, change_event, count_concerned, differences
from events.models import Event, EventChange, SignUp, State
from tests.factories import EventFactory, SignUpFactory, TopicFactory, UserFactory, VenueFactory, translate

pytestmark = pytest.mark.django_db


def mails() -> list[tuple[str, str, str]]:
    entries = OutboxEntry.objects.filter(kind__startswith="mail.").order_by("pk")
    return [(entry.kind, entry.target, entry.language) for entry in entries]


def change(event: Event, **facts: object) -> EventChange | None:
    return change_event(event=event, facts=facts, user=UserFactory())


def test_a_moved_hour_is_kept_in_the_history_and_told_to_everybody_who_has_a_place() -> None:
    event = EventFactory(seats_in_person=1)
    seated = SignUpFactory(event=event, language="sv")
    waiting = SignUpFactory(event=event, state=State.WAITING, language="ar")
    gone = SignUpFactory(event=event, state=State.CANCELLED)
    later = event.starts_at + timedelta(hours=1)

    made = change(event, starts_at=later, ends_at=event.ends_at)

    assert made is not None
    event.refresh_from_db()
    assert event.starts_at == later
    assert list(made.facts) == ["starts_at"]
    assert made.concerned == 2
    assert mails() == [
        ("mail.event_changed", str(seated.public_id), "sv"),
        ("mail.event_changed", str(waiting.public_id), "ar"),
    ]
    sequences = SignUp.objects.order_by("number").values_list("calendar_sequence", flat=True)
    assert list(sequences) == [1, 1, 0]
    assert gone.calendar_sequence == 0


def test_the_log_names_who_changed_what() -> None:
    event, user = EventFactory(), UserFactory()
    change_event(event=event, facts={"name": "Another name"}, user=user)
    entry = ModelLogEntry.objects.get()
    assert (entry.action, entry.user, entry.data) == ("wagtail.edit", user, {"fields": ["name"]})


def test_saving_the_same_facts_changes_nothing_and_writes_nothing() -> None:
    event = EventFactory(topics=[topic := TopicFactory()])
    same = {"name": event.name, "starts_at": event.starts_at.replace(second=0, microsecond=0), "topics": [topic]}
    assert change(event, **same) is None
    assert not EventChange.objects.exists()


def test_facts_that_concern_nobody_are_told_to_nobody() -> None:
    event = EventFactory()
    SignUpFactory(event=event)
    made = change(event, name="Evening", topics=[TopicFactory()], spoken_languages=["sv", "fi"])
    assert made is not None
    assert made.facts["spoken_languages"] == ["en", "sv; fi"]
    assert made.concerned == 0
    assert mails() == []


def test_a_new_online_link_is_told_to_those_who_take_part_online() -> None:
    event = EventFactory(hybrid=True)
    SignUpFactory(event=event)
    online = SignUpFactory(event=event, mode="online")
    change(event, online_link="https://meet.example.org/new")
    assert mails() == [("mail.event_changed", str(online.public_id), "en")]


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_calling_an_event_off_is_told_once(status: str) -> None:
    event = EventFactory()
    person = SignUpFactory(event=event)
    change(event, status=status)
    change(event, starts_at=event.starts_at + timedelta(minutes=30))
    assert mails() == [("mail.event_cancelled", str(person.public_id), "en")]


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_an_event_that_is_held_after_all_is_told_as_that(status: str) -> None:
    event = EventFactory(status=status)
    person = SignUpFactory(event=event)
    change(event, status="scheduled", starts_at=event.starts_at + timedelta(minutes=30))
    assert mails() == [("mail.event_on_again", str(person.public_id), "en")]


def test_correcting_an_event_that_is_over_is_told_to_nobody() -> None:
    event = EventFactory(past=True)
    SignUpFactory(event=event)
    change(event, venue=VenueFactory())
    assert mails() == []


def test_an_event_moved_into_the_past_by_a_slip_is_told_to_those_who_have_a_place() -> None:
    event = EventFactory()
    person = SignUpFactory(event=event)
    past = event.starts_at - timedelta(days=365)
    made = change(event, starts_at=past, ends_at=past + timedelta(hours=2))
    assert made is not None
    assert made.concerned == 1
    assert mails() == [("mail.event_changed", str(person.public_id), "en")]


def test_added_seats_go_to_those_who_wait() -> None:
    event = EventFactory(seats_in_person=1)
    SignUpFactory(event=event)
    waiting = SignUpFactory(event=event, state=State.WAITING)
    change(event, seats_in_person=2)
    waiting.refresh_from_db()
    assert waiting.state == State.SEATED
    assert mails() == [("mail.promoted", str(waiting.public_id), "en")]


def test_fewer_seats_than_people_who_have_one_are_refused() -> None:
    event = EventFactory(seats_in_person=3)
    SignUpFactory(event=event)
    SignUpFactory(event=event, people=2)
    with pytest.raises(ValidationError, match="3 people have a seat already") as refused:
        change(event, seats_in_person=2)
    assert list(refused.value.message_dict) == ["seats_in_person"]
    event.refresh_from_db()
    assert event.seats_in_person == 3


def test_an_event_moved_online_takes_its_people_along() -> None:
    event = EventFactory()
    seated, waiting = SignUpFactory(event=event), SignUpFactory(event=event, state=State.WAITING)
    change(event, mode="online", venue=None, seats_online=5, seats_in_person=0)
    assert set(SignUp.objects.values_list("mode", flat=True)) == {"online"}
    waiting.refresh_from_db()
    assert waiting.state == State.SEATED
    assert ("mail.event_changed", str(seated.public_id), "en") in mails()


def test_facts_that_contradict_each_other_are_refused_by_field() -> None:
    event = EventFactory()
    with pytest.raises(ValidationError) as refused:
        change(event, ends_at=event.starts_at)
    assert list(refused.value.message_dict) == ["ends_at"]
    assert not EventChange.objects.exists()


def test_a_change_to_what_somebody_else_has_changed_meanwhile_is_refused() -> None:
    event = EventFactory()
    seen = event.changed_at
    change(event, name="First")
    with pytest.raises(Stale):
        change_event(event=event, facts={"name": "Second"}, user=UserFactory(), seen_at=seen)
    event.refresh_from_db()
    assert event.name == "First"


def test_a_translated_venue_is_the_same_venue() -> None:
    event = EventFactory()
    assert differences(event, {"venue": translate(event.venue, "sv", name="Biblioteket")}) == {}


def test_whom_a_change_would_concern_is_counted_before_it_is_made() -> None:
    event = EventFactory()
    for tag in ("sv", "sv", "fi"):
        SignUpFactory(event=event, language=tag)
    changed = differences(event, {"status": "cancelled"})
    event.status = "cancelled"
    told = count_concerned(event, changed)
    assert (told.people, told.languages) == (3, 2)
    assert mails() == []
