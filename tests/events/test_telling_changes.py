"""What becomes of seats, calendars and words when a meeting is held otherwise, called off, or on again."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from icalendar import Calendar

from core.outbox.mail import Letter, preview
from core.outbox.models import OutboxEntry
from events.changes import change_event, count_concerned, differences
from events.models import ChangeNote, Event, SignUp, State
from tests.events.admin.people import client_for
from tests.events.admin.screens import opened, screen, text_of, typed
from tests.factories import EventFactory, EventPageFactory, SignUpFactory, editor

pytestmark = pytest.mark.django_db
ONLINE = {"mode": "online", "venue": None, "seats_in_person": 0}


def with_page(**facts: object) -> Event:
    return EventPageFactory(event=EventFactory(**facts)).event


def letters(kind: str, person: SignUp) -> list[Letter]:
    """What this person is sent now, written as the worker would."""
    entries = OutboxEntry.objects.filter(kind=f"mail.{kind}", target=str(person.public_id)).order_by("pk")
    written = [
        preview(kind=entry.kind, target=entry.target, language=entry.language, parameters=entry.parameters)
        for entry in entries
    ]
    return [letter for letter in written if letter]


def methods(letter: Letter) -> list[tuple[str, str, int]]:
    files = [Calendar.from_ical(file.content) for file in letter.attachments]
    entries = [(file, file.walk("VEVENT")[0]) for file in files]
    return [(str(file["method"]), str(entry["uid"]), int(str(entry["sequence"]))) for file, entry in entries]


def test_seats_in_the_room_become_seats_online_first_come_first_kept_and_each_is_told_what_holds_for_her() -> None:
    event = with_page(seats_in_person=6)
    first, group, last = (SignUpFactory(event=event, people=people) for people in (1, 3, 1))
    waited = SignUpFactory(event=event, state=State.WAITING)

    change_event(event=event, facts=ONLINE | {"seats_online": 2}, user=None)

    states = {row.pk: (row.state, row.mode) for row in SignUp.objects.all()}
    assert states[first.pk] == states[last.pk] == (State.SEATED, "online")
    assert states[group.pk] == states[waited.pk] == (State.WAITING, "online")
    [kept], [lost], [still] = (letters("event_changed", person) for person in (first, group, waited))
    assert "You take part online now, and have your seat there." in " ".join(kept.text.split())
    assert [method for method, _uid, _sequence in methods(kept)] == ["REQUEST"]
    assert "there are not enough seats online for everybody" in " ".join(lost.text.split())
    assert "Your place in the line is 1." in " ".join(lost.text.split())
    assert methods(lost) == [("CANCEL", group.calendar_uid, 1)]
    assert "Your place in the line is 2." in " ".join(still.text.split())
    assert methods(still) == []


def test_who_had_a_seat_online_first_keeps_it_when_the_room_is_given_up() -> None:
    event = with_page(hybrid=True, seats_online=2)
    SignUpFactory(event=event)
    online = SignUpFactory(event=event, mode="online", people=2)
    change_event(event=event, facts=ONLINE, user=None)
    assert SignUp.objects.get(state=State.SEATED) == online


def test_an_event_that_is_not_online_any_more_takes_its_people_into_the_room_or_out_of_their_calendars() -> None:
    event = with_page(hybrid=True, seats_in_person=3, online_meanwhile=True)
    SignUpFactory(event=event, people=2)
    fits = SignUpFactory(event=event, mode="online")
    too_many = SignUpFactory(event=event, mode="online", people=2)
    meanwhile = SignUpFactory(event=event, state=State.WAITING, people=2, has_meanwhile=True)

    change_event(event=event, facts={"mode": "in_person", "online_link": ""}, user=None)

    assert [SignUp.objects.get(pk=row.pk).seat_mode for row in (fits, too_many, meanwhile)] == ["in_person", "", ""]
    [taken], [lost], [given_back] = (letters("event_changed", person) for person in (fits, too_many, meanwhile))
    assert "You have a seat in the room now." in " ".join(taken.text.split())
    assert methods(taken) == [("REQUEST", fits.calendar_uid, 1)]
    assert methods(lost) == [("CANCEL", too_many.calendar_uid, 1)]
    assert methods(given_back) == [("CANCEL", meanwhile.calendar_uid, 1)]
    assert "so the seat that you had there is gone" in " ".join(given_back.text.split())


def test_another_link_is_told_also_to_who_has_a_seat_online_only_meanwhile() -> None:
    event = with_page(hybrid=True, online_meanwhile=True)
    SignUpFactory(event=event, people=10)
    meanwhile = SignUpFactory(event=event, state=State.WAITING, has_meanwhile=True)
    change_event(event=event, facts={"online_link": "https://meet.example.org/new"}, user=None)
    assert "meet.example.org/new" in letters("event_changed", meanwhile)[0].text


def test_a_postponed_event_leaves_the_calendars_and_enters_them_anew_with_its_new_day() -> None:
    event = with_page()
    person = SignUpFactory(event=event, calendar_sequence=4)
    change_event(event=event, facts={"status": "postponed"}, user=None)
    [called_off] = letters("event_cancelled", person)
    assert methods(called_off) == [("CANCEL", person.calendar_uid, 5)]
    OutboxEntry.objects.update(done_at=event.created_at)  # it has gone out

    later = {"starts_at": event.starts_at + timedelta(days=7), "ends_at": event.ends_at + timedelta(days=7)}
    change_event(event=event, facts={"status": "scheduled"} | later, user=None)

    [again] = letters("event_on_again", person)
    uid = SignUp.objects.get().calendar_uid
    assert uid != person.calendar_uid
    assert methods(again) == [("REQUEST", uid, 0)]


def test_an_entry_that_was_never_taken_out_because_the_mail_waited_is_taken_out_with_the_new_one() -> None:
    event = with_page()
    person = SignUpFactory(event=event)
    change_event(event=event, facts={"status": "postponed"}, user=None)
    change_event(event=event, facts={"status": "scheduled"}, user=None)
    assert letters("event_cancelled", person) == []
    [again] = letters("event_on_again", person)
    new = SignUp.objects.get().calendar_uid
    assert methods(again) == [("REQUEST", new, 0), ("CANCEL", person.calendar_uid, 2)]


@pytest.mark.parametrize(
    ("tag", "said", "marked"),
    [
        ("sv", "Vi flyttar för att salen är trasig.", False),
        ("ar", "Siirrymme, koska sali on rikki.", True),
        ("fi", "Siirrymme, koska sali on rikki.", False),
    ],
)
def test_a_note_reaches_each_in_her_language_or_in_the_original_marked_with_its_language(
    tag: str, said: str, marked: bool
) -> None:
    event = with_page()
    person = SignUpFactory(event=event, language=tag)
    notes = {"fi": "Siirrymme, koska sali on rikki.", "sv": "Vi flyttar för att salen är trasig."}
    change_event(event=event, facts={"ends_at": event.ends_at + timedelta(hours=1)}, user=None, notes=notes)
    [letter] = letters("event_changed", person)
    assert said in letter.text
    [paragraph] = BeautifulSoup(str(letter.html), "html.parser").find_all("p", string=said)
    assert (paragraph.get("lang") == "fi") is marked


def test_a_note_goes_with_a_cancelled_meeting_too_and_holds_no_markup() -> None:
    event = with_page()
    person = SignUpFactory(event=event)
    change_event(event=event, facts={"status": "cancelled"}, user=None, notes={"en": "<b>Sorry</b>\r\nSnow."})
    [letter] = letters("event_cancelled", person)
    assert "<b>Sorry</b>" in letter.text
    assert "&lt;b&gt;Sorry&lt;/b&gt;" in str(letter.html)
    assert "<p" in str(letter.html).partition("Sorry")[2].partition("Snow.")[0]


def test_the_editor_sees_who_loses_a_seat_and_is_asked_for_a_note_in_the_languages_of_those_who_are_told() -> None:
    event = EventFactory(seats_in_person=3)
    for tag in ("sv", "ar"):
        SignUpFactory(event=event, language=tag)
    client = client_for(editor())
    moved = {"mode": "online", "seats_online": "1", "online_link": "https://meet.example.org/x"}

    asked = client.post(screen(event), opened(client, event) | moved)

    assert "2 people will be told, in 2 languages." in text_of(asked)
    assert "1 person has a seat now and will wait" in text_of(asked)
    again = typed(asked.content)
    assert [name for name in again if name.startswith("note_")] == ["note_en", "note_ar", "note_sv"]
    assert client.post(screen(event), again | {"note_sv": "x" * 2001}).status_code == 200
    assert not ChangeNote.objects.exists()
    saved = client.post(screen(event), again | {"note_sv": "Ses på nätet"}, follow=True)
    assert "A mail goes to each of 2 people." in text_of(saved)
    assert "Ses på nätet" in text_of(saved)
    assert list(ChangeNote.objects.values_list("language", "text")) == [("sv", "Ses på nätet")]


def test_what_a_move_would_cost_is_counted_in_people_before_it_is_made() -> None:
    event = EventFactory(seats_in_person=5)
    SignUpFactory(event=event, people=2)
    SignUpFactory(event=event, people=3)
    facts = ONLINE | {"seats_online": 4}
    changed = differences(event, facts)
    for name, value in facts.items():
        setattr(event, name, value)
    assert count_concerned(event, changed).lose_seats == 3
    assert SignUp.objects.filter(state=State.SEATED).count() == 2


def test_who_has_not_confirmed_her_seat_yet_is_not_told_that_she_keeps_it_when_a_meeting_is_postponed() -> None:
    event = with_page(confirm_hours=24)
    held = SignUpFactory(event=event, state=State.HELD)
    change_event(event=event, facts={"status": "postponed"}, user=None)
    assert "please confirm it" in letters("event_cancelled", held)[0].text
