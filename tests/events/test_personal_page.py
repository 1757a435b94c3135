"""The page behind the signed address in a mail."""

import uuid

import pytest
from bs4 import BeautifulSoup
from django.test import Client, override_settings
from icalendar import Calendar

from events.models import Event, SignUp, State, Status
from events.signups import Details, sign_up
from events.signups.links import personal_address, revoke
from tests.factories import EventFactory, EventPageFactory, let_be_over

pytestmark = pytest.mark.django_db


def joined(email: str = "amina@example.org", **facts: object) -> SignUp:
    event = EventPageFactory(event=EventFactory(**facts)).event
    return also_joined(event, email)


def also_joined(event: object, email: str) -> SignUp:
    details = Details(name="Amina", email=email, language="en", mode="in_person")
    return sign_up(event=event, details=details, attempt=uuid.uuid4())  # type: ignore[arg-type]


def path(person: SignUp) -> str:
    return "/" + personal_address(person).split("/", 3)[3]


def test_looking_changes_nothing_and_the_button_cancels(client: Client) -> None:
    person = joined()
    page = BeautifulSoup(client.get(path(person)).content, "html.parser")
    person.refresh_from_db()
    assert person.state == State.SEATED
    button = page.select_one("form[method=post] button[name=cancel]")
    assert button is not None
    answer = client.post(path(person), {"cancel": "1"}, follow=True)
    person.refresh_from_db()
    assert person.state == State.CANCELLED
    assert "Your sign-up is cancelled" in answer.content.decode()


def test_a_page_left_open_until_the_meeting_is_over_cancels_nothing_and_says_why(client: Client) -> None:
    person = joined()
    let_be_over(person.event)
    answer = client.post(path(person), {"cancel": "1"})
    person.refresh_from_db()
    assert (answer.status_code, person.state) == (409, State.SEATED)
    shown = BeautifulSoup(answer.content, "html.parser")
    assert "This meeting is over, so nothing was cancelled." in shown.select_one("[role=alert]").text
    assert shown.select_one("button[name=cancel]") is None


def test_who_waits_sees_her_place_in_the_line(client: Client) -> None:
    first = joined(seats_in_person=1)
    second = also_joined(first.event, "second@example.org")
    assert "Your place in the line is 1" in client.get(path(second)).content.decode()


def test_the_page_is_kept_by_nobody_and_told_to_nobody(client: Client) -> None:
    response = client.get(path(joined()))
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response["X-Robots-Tag"]
    assert not response.cookies


@pytest.mark.parametrize(
    "damage", [lambda p: p[:-2] + "/", lambda p: p.replace("-1.", "-2."), lambda p: "/en/my-sign-up/x/"]
)
def test_a_forged_or_damaged_address_opens_nothing(client: Client, damage: object) -> None:
    response = client.get(damage(path(joined())))  # type: ignore[operator]
    assert response.status_code == 404
    assert "doesn’t work any more" in response.content.decode()


def test_a_revoked_address_opens_nothing_and_a_new_one_does(client: Client) -> None:
    person = joined()
    old = path(person)
    revoke(sign_up=person)
    person.refresh_from_db()
    assert client.get(old).status_code == 404
    assert client.get(path(person)).status_code == 200


def test_an_address_signed_with_the_key_before_still_opens(client: Client) -> None:
    with override_settings(SECRET_KEY="the key before"):
        old = path(joined())
    with override_settings(SECRET_KEY="the new key", SECRET_KEY_FALLBACKS=["the key before"]):
        assert client.get(old).status_code == 200


def test_the_seat_can_be_put_into_a_calendar(client: Client) -> None:
    person = joined()
    file = client.get(path(person) + "event.ics").content
    assert Calendar.from_ical(file).walk("VEVENT")[0]["uid"] == person.calendar_uid
    unfolded = file.replace(b"\r\n ", b"")
    assert b"my-sign-up" not in unfolded, "a shared calendar would give everybody the link that cancels the seat"


def test_a_cancelled_sign_up_has_no_calendar_file(client: Client) -> None:
    person = joined()
    client.post(path(person), {"cancel": "1"})
    assert client.get(path(person) + "event.ics").status_code == 404


def test_anyone_can_put_the_event_into_a_calendar(client: Client) -> None:
    event = EventPageFactory(title="Parks, and play").event
    entry = Calendar.from_ical(client.get(f"/en/calendar/{event.code}.ics").content).walk("VEVENT")[0]
    assert entry["summary"] == "Parks, and play"
    assert "attendee" not in entry


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_a_meeting_that_is_called_off_is_the_first_thing_said_and_leaves_the_calendar(
    client: Client, status: str
) -> None:
    person = joined()
    Event.objects.filter(pk=person.event.pk).update(status=status)
    heading = BeautifulSoup(client.get(path(person)).content, "html.parser").h1.text
    assert f"This meeting has been {status}" in heading
    assert "You have a seat" not in heading
    calendar = Calendar.from_ical(client.get(f"{path(person)}event.ics").content)
    assert (calendar["method"], calendar.events[0]["status"]) == ("CANCEL", "CANCELLED")


@pytest.mark.parametrize(
    ("status", "said"),
    [(Status.SCHEDULED, "CONFIRMED"), (Status.POSTPONED, "TENTATIVE"), (Status.CANCELLED, "CANCELLED")],
)
def test_the_public_entry_says_whether_the_meeting_is_certain(client: Client, status: str, said: str) -> None:
    event = EventPageFactory(event=EventFactory(status=status)).event
    calendar = Calendar.from_ical(client.get(f"/en/calendar/{event.code}.ics").content)
    assert calendar.events[0]["status"] == said


def code_shown(client: Client, person: SignUp) -> str:
    shown = BeautifulSoup(client.get(path(person)).content, "html.parser").select_one(".door-code")
    return shown.get_text(" ", strip=True) if shown else ""


def test_who_has_a_seat_in_the_room_has_the_code_for_the_door_as_a_drawing_and_in_letters(client: Client) -> None:
    person = joined()
    assert person.code_in_groups in code_shown(client, person)
    page = BeautifulSoup(client.get(path(person)).content, "html.parser")
    drawing = page.select_one(".door-code svg")
    assert drawing is not None
    assert not drawing.select("[style], image")  # the policy allows neither


def test_who_waits_takes_part_online_or_has_cancelled_has_none(client: Client) -> None:
    waits = also_joined(joined(seats_in_person=1).event, "waits@example.org")
    assert code_shown(client, waits) == ""
    online = joined(hybrid=True)
    SignUp.objects.filter(pk=online.pk).update(mode="online")
    assert code_shown(client, online) == ""
    gone = joined()
    client.post(path(gone), {"cancel": "1"})
    assert code_shown(client, gone) == ""


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_no_code_stands_on_the_page_of_a_meeting_that_is_called_off(client: Client, status: str) -> None:
    person = joined()
    Event.objects.filter(pk=person.event.pk).update(status=status)
    assert code_shown(client, person) == ""
