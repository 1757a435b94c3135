"""After the time that people were told, what remains of their sign-ups are counts."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.outbox import put
from core.outbox.models import OutboxEntry
from core.worker.schedule import Schedule
from events.changes import change_event
from events.clockwork import look_after
from events.models import Answer, Event, FollowUp, SignUp, State
from events.privacy import anonymise as action
from events.privacy.anonymise import NotDue, anonymise, anonymise_due
from events.privacy.fields import CLEARED, CLEARED_WITH_IT, KEPT, KEPT_WITH_IT, RELATED
from events.signups.links import personal_address
from tests.events.privacy.people import (
    ADDRESS,
    ANSWER,
    ASKED,
    COMPANION,
    NAME,
    NEED,
    joined,
    old_event,
    talkative,
)
from tests.events.privacy.traces import tables_with
from tests.factories import EventFactory, EventPageFactory, SignUpFactory, TopicFactory, translate

pytestmark = pytest.mark.django_db


def test_every_field_of_a_sign_up_is_cleared_or_said_to_be_a_count() -> None:
    fields = {field.name for field in SignUp._meta.concrete_fields}
    assert fields == CLEARED.keys() | KEPT
    assert not CLEARED.keys() & KEPT


def test_every_model_that_belongs_to_a_sign_up_goes_with_it_or_its_fields_are_told_one_by_one() -> None:
    assert {relation.related_model for relation in SignUp._meta.related_objects} == set(RELATED)
    for model, cleared in CLEARED_WITH_IT.items():
        fields = {field.name for field in model._meta.concrete_fields}
        assert fields == cleared.keys() | KEPT_WITH_IT[model]
        assert not cleared.keys() & KEPT_WITH_IT[model]


def test_nothing_in_the_database_names_somebody_any_more_and_the_counts_stay() -> None:
    event = old_event()
    person = talkative(
        event, state=State.SEATED, people=3, language="ar", interpretation=["ar"], checked_in_at=timezone.now()
    )
    waiting = talkative(event, email="bo@example.org", state=State.WAITING, mode="online")
    cancelled = talkative(event, state=State.CANCELLED, cancelled_at=timezone.now())
    ids = [str(person.public_id), person.calendar_uid, person.check_in_code]
    said = [NAME, "@example.org", ANSWER, ASKED, NEED, COMPANION]
    assert tables_with(*said) == {"SignUp", "Answer", "Needs", "Companion"}
    assert anonymise_due() == 3
    assert tables_with(*ids, *said) == set()
    rows = {row.pk: row for row in SignUp.objects.all()}
    counted = rows[person.pk]
    assert (counted.state, counted.mode, counted.language, counted.people) == ("seated", "in_person", "ar", 3)
    assert (counted.interpretation, counted.checked_in_at is not None) == (["ar"], True)
    assert (rows[waiting.pk].state, rows[waiting.pk].mode) == ("waiting", "online")
    assert rows[cancelled.pk].state == "cancelled"


def test_of_a_group_how_many_there_were_and_who_of_them_came_is_still_counted() -> None:
    event = old_event()
    person = talkative(event, people=3)
    person.companions.filter(position=2).update(checked_in_at=timezone.now())
    anonymise_due()
    companions = person.companions.values_list("position", "name", "checked_in_at")
    assert list(companions) == [(1, "", None), (2, "", event.starts_at)]


def test_no_moment_is_kept_that_a_mail_servers_log_would_match() -> None:
    event = old_event()
    said = dict.fromkeys(("confirmed_at", "told_no_seat_at", "answer_by"), event.starts_at - timedelta(hours=30))
    person = talkative(event, checked_in_at=event.starts_at + timedelta(minutes=7), **said)
    anonymise_due()
    person.refresh_from_db()
    event.refresh_from_db()
    assert (person.created_at, person.changed_at) == (event.ends_at, event.ends_at)
    assert (person.checked_in_at, person.cancelled_at) == (event.starts_at, None)
    assert (person.confirmed_at, person.told_no_seat_at, person.answer_by) == (event.ends_at, event.ends_at, None)


@pytest.mark.parametrize("state", [State.HELD, State.OFFERED])
def test_the_clock_runs_for_nobody_who_is_a_count(state: State) -> None:
    person = talkative(old_event(status="cancelled"), state=state)
    anonymise_due()
    before = SignUp.objects.values().get()
    look_after()
    Event.objects.update(status="scheduled")
    look_after()
    person.refresh_from_db()
    assert SignUp.objects.values().get() == before
    assert not OutboxEntry.objects.filter(kind__startswith="mail.").exists()


def test_before_its_day_nothing_happens_and_afterwards_once(settings: Any) -> None:
    early, due = talkative(old_event(days=60)), talkative(old_event(days=60, retention_days=30))
    assert anonymise_due() == 1
    assert anonymise_due() == 0
    early.refresh_from_db()
    due.refresh_from_db()
    assert (early.name, due.name) == (NAME, "")
    assert ModelLogEntry.objects.filter(action="events.sign_ups_anonymised").count() == 1


def test_by_hand_too_nobody_is_forgotten_before_the_time() -> None:
    person = talkative(old_event(days=60))
    with pytest.raises(NotDue):
        anonymise(event=person.event)


def test_a_large_meeting_goes_in_batches_and_one_that_was_cut_short_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    event = old_event()
    for _number in range(5):
        SignUpFactory(event=event)
    monkeypatch.setattr(action, "BATCH", 2)
    action._anonymise_some(event, None)  # and then the machine went down
    assert SignUp.objects.filter(anonymised_at=None).count() == 3
    assert anonymise_due() == 3
    sizes = [entry.data["count"] for entry in ModelLogEntry.objects.order_by("pk")]
    assert sizes == [2, 2, 1]


def test_mails_that_wait_and_their_traces_go_too() -> None:
    person = talkative(old_event())
    put(kind="mail.event_changed", target=str(person.public_id))
    other = put(kind="mail.signed_up", target=str(SignUpFactory().public_id))
    anonymise_due()
    assert list(OutboxEntry.objects.filter(kind__startswith="mail.")) == [other]


def test_the_log_still_says_that_somebody_looked_and_no_longer_at_whom() -> None:
    from events.admin.hosting import PERSON_SEEN, note

    person = talkative(old_event())
    note(person.event, PERSON_SEEN, None, sign_up=str(person.public_id))
    anonymise_due()
    assert ModelLogEntry.objects.get(action=PERSON_SEEN).data == {}


def test_a_postponed_meeting_keeps_its_people_until_somebody_decides() -> None:
    event = old_event(status="postponed")
    talkative(event)
    assert anonymise_due() == 0
    assert anonymise(event=event) == 1


def test_the_worker_does_it_at_its_start() -> None:
    person = talkative(old_event())
    Schedule().run_if_due()
    person.refresh_from_db()
    assert person.is_anonymised


def test_the_command_says_what_it_did() -> None:
    talkative(old_event(), wants_follow_up=True)
    said = StringIO()
    call_command("anonymise_sign_ups", stdout=said)
    assert (
        said.getvalue()
        == "Erased the needs of 1 people, anonymised 1 sign-ups, forgot 0 follow-ups, asked 0 people to renew.\n"
    )


def test_an_old_link_opens_nothing_and_the_page_says_why(client: Client) -> None:
    person = talkative(old_event())
    address = personal_address(person)
    anonymise_due()
    answer = client.get(address)
    assert answer.status_code == 404
    assert "we have erased your name" in answer.content.decode()


def test_the_day_is_the_events_own() -> None:
    event = EventFactory(starts_at="2026-12-10T21:30Z", ends_at="2026-12-10T23:30Z", retention_days=90)
    event.refresh_from_db()
    assert event.kept_until.isoformat() == "2027-03-11T00:00:00+02:00"


@pytest.mark.parametrize(
    ("tag", "said"),
    [("en", "We keep it until <span><time datetime=\"2027-03-11T00:00+02:00\">11 March 2027</time></span>."),
     ("fi", "11. maaliskuuta 2027"), ("sv", "11 mars 2027"), ("ar", "11 مارس 2027")],
)  # fmt: skip
def test_the_form_says_until_when_in_the_readers_language(client: Client, tag: str, said: str) -> None:
    event = EventFactory(starts_at="2026-12-11T15:30Z", ends_at="2026-12-11T17:30Z")
    EventPageFactory(event=event)
    event.refresh_from_db()
    assert said in client.get(f"/{tag}/sign-up/{event.code}/").content.decode()


def test_the_form_says_what_for_in_the_events_own_words_or_else_in_the_sites(client: Client) -> None:
    page = EventPageFactory(sign_up_purpose="We also plan the bus lines of 2027 with it.")
    translate(
        page, "sv", title="Hur vi åker", slug="hur-vi-aker", sign_up_purpose="Vi planerar också bussarna med det."
    )
    usual = EventPageFactory()
    for tag, code, said in (
        ("en", page.event.code, "We also plan the bus lines of 2027 with it."),
        ("sv", page.event.code, "Vi planerar också bussarna med det."),
        ("ar", page.event.code, 'lang="en" dir="ltr">We also plan the bus lines of 2027 with it.'),
        ("en", usual.event.code, "Nothing else."),
    ):
        assert said in client.get(f"/{tag}/sign-up/{code}/").content.decode(), (tag, said)


class TestPromises:
    def test_a_new_event_keeps_as_long_as_the_setting_says(self, settings: Any) -> None:
        settings.SIGN_UP_RETENTION_DAYS = 30
        assert EventFactory().retention_days == 30

    def test_the_time_becomes_no_longer_than_people_were_told(self) -> None:
        event = EventFactory()
        with_nobody = change_event(event=event, facts={"retention_days": 120}, user=None)
        assert with_nobody is not None
        SignUpFactory(event=event)
        with pytest.raises(ValidationError) as refused:
            change_event(event=event, facts={"retention_days": 121}, user=None)
        assert set(refused.value.message_dict) == {"retention_days"}
        assert change_event(event=event, facts={"retention_days": 30}, user=None) is not None

    def test_an_anonymised_meeting_can_not_be_held_again(self) -> None:
        event = old_event()
        talkative(event)
        anonymise_due()
        soon = timezone.now() + timedelta(days=3)
        facts = {"starts_at": soon, "ends_at": soon + timedelta(hours=2)}
        with pytest.raises(ValidationError) as refused:
            change_event(event=event, facts=facts, user=None)
        assert set(refused.value.message_dict) == {"ends_at"}
        assert not OutboxEntry.objects.filter(kind__startswith="mail.").exists()


class TestFollowUp:
    def test_who_ticked_the_box_is_kept_apart_with_the_topics_and_nothing_else_she_said(self) -> None:
        topic = TopicFactory()
        talkative(old_event(topics=[topic]), wants_follow_up=True, language="sv")
        talkative(old_event(), email="bo@example.org")
        anonymise_due()
        row = FollowUp.objects.get()
        assert (row.email, row.language, list(row.topics.all())) == (ADDRESS, "sv", [topic])
        assert tables_with(NAME, ANSWER, ASKED, NEED, COMPANION) == set()
        entry = OutboxEntry.objects.get(kind="mail.follow_up")
        assert (entry.target, entry.language) == (str(row.public_id), "sv")

    def test_the_term_is_the_settings(self, settings: Any) -> None:
        settings.FOLLOW_UP_DAYS = 10
        talkative(old_event(), wants_follow_up=True)
        anonymise_due()
        until = timezone.localtime(FollowUp.objects.get().kept_until)
        assert until.date() == timezone.localdate() + timedelta(days=10)

    def test_two_meetings_make_one_row_with_the_topics_of_both_and_one_mail(self) -> None:
        first, second = TopicFactory(), TopicFactory()
        talkative(old_event(days=200, topics=[first]), wants_follow_up=True, email="AMINA@example.org")
        talkative(old_event(days=100, topics=[second]), wants_follow_up=True)
        anonymise_due()
        assert set(FollowUp.objects.get().topics.all()) == {first, second}
        assert OutboxEntry.objects.filter(kind="mail.follow_up").count() == 1

    @pytest.mark.parametrize(("first", "then", "kept"), [(True, False, 0), (False, True, 1)])
    def test_of_somebody_who_signed_up_anew_what_she_said_last_counts(self, first: bool, then: bool, kept: int) -> None:
        event = old_event()
        talkative(event, state=State.CANCELLED, wants_follow_up=first)
        talkative(event, wants_follow_up=then)
        anonymise_due()
        assert FollowUp.objects.count() == kept


def test_who_has_signed_up_for_a_meeting_to_come_stays_as_she_is() -> None:
    person = joined(EventFactory(starts_at=timezone.now() + timedelta(days=2)))
    anonymise_due()
    person.refresh_from_db()
    assert (person.name, Answer.objects.count(), Event.objects.get().sign_ups.count()) == (NAME, 1, 1)
