"""What a person reads in the mail, and what her calendar makes of it."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from core.outbox.mail import Letter, compose, preview
from core.outbox.models import OutboxEntry
from events.changes import change_event
from events.models import Event, SignUp
from events.signups import Details, cancel, sign_up
from tests.factories import EventFactory, EventPageFactory, VenueFactory, translate

pytestmark = pytest.mark.django_db


def event_with_page(**facts: object) -> Event:
    page = EventPageFactory(title="A library that sounds", event=EventFactory(**facts))
    translate(page, "sv", title="Ett bibliotek som låter")
    return page.event


def join(event: Event, *, name: str = "Amina", language: str = "sv", mode: str = "in_person") -> SignUp:
    details = Details(name=name, email=f"{uuid.uuid4()}@example.org", language=language, mode=mode)
    return sign_up(event=event, details=details, attempt=uuid.uuid4())


def letter(kind: str, person: SignUp) -> Letter:
    written = preview(kind=kind, target=str(person.public_id), language=person.language)
    assert written is not None
    return written


def entry_of(written: Letter) -> tuple[Calendar, object]:
    calendar = Calendar.from_ical(written.attachments[0].content)
    return calendar, calendar.walk("VEVENT")[0]


def test_the_mail_of_a_seat_tells_of_the_event_in_the_persons_language_with_her_own_link() -> None:
    person = join(event_with_page())
    written = letter("signed_up", person)
    assert written.to == person.email
    assert "Ett bibliotek som låter" in written.subject
    assert "/sv/my-sign-up/" in written.text
    assert str(person.public_id) not in written.text


def test_a_language_without_a_page_of_the_event_is_told_by_the_nearest() -> None:
    written = letter("signed_up", join(event_with_page(), language="fi"))
    assert "A library that sounds" in written.subject


def test_the_calendar_file_accepts_for_the_person_and_names_somebody_who_can_be_reached() -> None:
    person = join(event_with_page(), name='Ali "Al", Öykü\r\nBcc: x')
    written = letter("signed_up", person)
    calendar, entry = entry_of(written)
    assert calendar["method"] == "REQUEST"
    assert "method=REQUEST" in written.attachments[0].mimetype
    assert entry["uid"] == person.calendar_uid
    assert entry["sequence"] == 0
    assert entry["attendee"].params["partstat"] == "ACCEPTED"
    assert entry["organizer"].startswith("mailto:")
    assert entry.decoded("dtstart") == person.event.starts_at.replace(microsecond=0)  # type: ignore[attr-defined]


def test_the_calendar_file_goes_out_with_one_method_and_one_charset() -> None:
    person = join(event_with_page())
    message = compose(letter("signed_up", person), OutboxEntry(message_id="<1@localhost>", language="sv")).message()
    [part] = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    assert sorted(name for name, _value in part.get_params()) == ["charset", "method", "text/calendar"]
    assert part.get_filename() == "event.ics"


def test_who_cancels_gets_the_entry_taken_out_of_the_calendar() -> None:
    person = cancel(sign_up=join(event_with_page()))
    calendar, entry = entry_of(letter("cancelled", person))
    assert calendar["method"] == "CANCEL"
    assert (entry["status"], entry["sequence"], entry["uid"]) == ("CANCELLED", 1, person.calendar_uid)


def test_who_waits_learns_her_place_in_the_line_and_gets_no_calendar_entry() -> None:
    event = event_with_page(seats_in_person=1)
    join(event)
    join(event)
    third = join(event, language="en")
    written = letter("signed_up", third)
    assert "Your place in the line is 2" in written.text
    assert not written.attachments


def test_the_online_link_reaches_only_those_who_have_an_online_seat() -> None:
    event = event_with_page(mode="hybrid", seats_online=1, online_link="https://meet.example.org/secret")
    texts = [letter("signed_up", join(event, mode=mode)).text for mode in ("online", "in_person", "online")]
    assert ["meet.example.org" in text for text in texts] == [True, False, False]


def test_a_cancelled_event_leaves_the_calendars_of_those_who_had_a_seat() -> None:
    event = event_with_page()
    person = join(event, language="en")
    Event.objects.filter(pk=event.pk).update(status="cancelled")
    written = letter("event_cancelled", person)
    assert written.subject.startswith("Cancelled:")
    assert entry_of(written)[0]["method"] == "CANCEL"


def test_nobody_is_told_of_a_place_she_has_given_up_meanwhile() -> None:
    person = cancel(sign_up=join(event_with_page()))
    assert preview(kind="promoted", target=str(person.public_id), language="sv") is None


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
@pytest.mark.parametrize("kind", ["signed_up", "promoted", "event_changed", "event_on_again"])
def test_a_mail_that_comes_late_promises_no_seat_at_an_event_that_was_called_off(kind: str, status: str) -> None:
    person = join(event_with_page())
    Event.objects.filter(pk=person.event_id).update(status=status)
    assert preview(kind=kind, target=str(person.public_id), language="sv") is None


def test_a_meeting_that_is_on_again_says_so_and_enters_the_calendar_again() -> None:
    person = join(event_with_page(), language="en")
    written = letter("event_on_again", person)
    assert written.subject.startswith("On again:")
    assert written.text.startswith("The meeting is on again\n")
    assert "You still have your seat." in written.text
    assert entry_of(written)[0]["method"] == "REQUEST"


@pytest.mark.parametrize(("people", "line"), [(1, False), (3, True)])
def test_a_place_for_several_people_says_for_how_many(people: int, line: bool) -> None:
    person = join(event_with_page(), language="en")
    SignUp.objects.filter(pk=person.pk).update(people=people)
    text = letter("signed_up", person).text
    assert ("Your place" in text.splitlines(), "  For 3 people" in text.splitlines()) == (line, line)


def test_a_moved_meeting_is_told_as_it_is_when_the_mail_is_sent() -> None:
    event = event_with_page()
    person = join(event, language="en")
    Event.objects.filter(pk=event.pk).update(venue=VenueFactory(name="Entresse library", street="Siltakatu 11"))
    written = letter("event_changed", person)
    assert written.subject.startswith("Changed:")
    assert "Entresse library, Siltakatu 11" in written.text


def test_who_has_signed_up_is_told_of_a_cancelled_event_whose_pages_are_no_longer_public() -> None:
    event = event_with_page()
    people = [join(event, language=tag) for tag in ("sv", "en", "fi")]
    for page in event.pages.all():
        page.unpublish()
    change_event(event=event, facts={"status": "cancelled"}, user=None)
    entries = OutboxEntry.objects.filter(kind="mail.event_cancelled").order_by("pk")
    told = [preview(kind=entry.kind, target=entry.target, language=entry.language) for entry in entries]
    assert [mail.to for mail in told if mail] == [person.email for person in people]
    titles = ["Ett bibliotek som låter", "A library that sounds", "A library that sounds"]
    assert [mail is not None and title in mail.subject for mail, title in zip(told, titles, strict=True)] == [True] * 3


@pytest.mark.parametrize("kind", ["signed_up", "promoted", "event_changed", "cancelled"])
def test_no_mail_leads_to_a_page_that_the_public_does_not_see(kind: str) -> None:
    page = EventPageFactory(title="A library that sounds", event=EventFactory())
    person = join(page.event, language="en")
    if kind == "cancelled":
        cancel(sign_up=person)
    hidden = page.full_url
    assert hidden in letter(kind, person).text
    page.unpublish()
    written = letter(kind, person)
    assert "A library that sounds" in written.text
    assert hidden not in written.text + str(written.html)
    assert f"/sign-up/{page.event.code}/" not in written.text
    assert 'href=""' not in str(written.html)


@pytest.mark.parametrize("kind", ["signed_up", "event_changed", "cancelled"])
def test_an_event_without_any_page_is_told_by_its_own_name(kind: str) -> None:
    person = join(EventFactory(name="Library evening"), language="en")
    if kind == "cancelled":
        cancel(sign_up=person)
    written = letter(kind, person)
    assert "Library evening" in written.subject
    assert entry_of(written)[1]["summary"] == "Library evening"


def test_only_a_sign_up_that_is_gone_is_told_nothing() -> None:
    assert preview(kind="cancelled", target=str(uuid.uuid4()), language="en") is None


def test_the_mail_has_no_html_entities_in_its_text() -> None:
    page = EventPageFactory(title="Parks & play", event=EventFactory())
    written = letter("signed_up", join(page.event, name="O'Hara & <b>", language="en"))
    assert "Parks & play" in written.text
    assert "O'Hara & <b>" in written.text


def test_times_are_those_of_the_events_zone() -> None:
    winter = datetime(2031, 1, 15, 15, 30, tzinfo=UTC)
    event = event_with_page(starts_at=winter)
    assert "17:30" in letter("signed_up", join(event, language="en")).text


def test_a_moved_meeting_names_the_hour_that_people_had_in_mind() -> None:
    start = datetime(2031, 1, 15, 15, 30, tzinfo=UTC)
    event = event_with_page(starts_at=start)
    person = join(event, language="en")
    change_event(event=event, facts={"starts_at": start + timedelta(minutes=30)}, user=None)
    entry = OutboxEntry.objects.get(kind="mail.event_changed", target=str(person.public_id))
    written = preview(kind=entry.kind, target=entry.target, language="en", parameters=entry.parameters)
    assert written is not None
    assert [("18:00" in line, "17:30" in line) for line in written.text.splitlines() if "Helsinki" in line] == [
        (True, False),
        (False, True),
    ]


def test_who_has_a_seat_in_the_room_gets_the_code_for_the_door() -> None:
    event = event_with_page(hybrid=True)
    person = join(event, language="en")
    assert person.code_in_groups in letter("signed_up", person).text
    online = join(event, language="en", mode="online")
    assert online.code_in_groups not in letter("signed_up", online).text
