"""Several people on one sign-up, each with a name, and what they need."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.outbox.models import OutboxEntry
from events.models import Event, EventPage, Needs, SignUp, State
from events.privacy.forget import forget_needs
from events.signups import Details, NoSeat, change, reduce, sign_up
from events.signups.links import personal_address
from tests.factories import EventFactory, EventPageFactory, SignUpFormFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> EventPage:
    page: EventPage = EventPageFactory(event=EventFactory(seats_in_person=3, largest_group=3, asks_needs=True))
    return page


def form(page: EventPage) -> str:
    return reverse("events:sign_up", args=[page.event.code])


def said(**more: str) -> dict[str, str]:
    return {"name": "Amina", "email": "amina@example.org", "language": "en"} | more


def names(row: SignUp) -> list[str]:
    return list(row.companions.values_list("name", flat=True))


def group(event: Event, *companions: str, email: str = "amina@example.org") -> SignUp:
    details = Details(name="Amina", email=email, language="en", mode="in_person", companions=companions)
    return sign_up(event=event, details=details, attempt=uuid.uuid4())


def errors(response: Any) -> str:
    return BeautifulSoup(response.content, "html.parser").select_one(".errors, [role=alert]").get_text(" ")


def test_each_of_a_group_has_a_name_and_a_seat(client: Client, page: EventPage) -> None:
    assert client.post(form(page), said(companion_1="Khadra", companion_2=" Ali \t Nur ")).status_code == 200
    row = SignUp.objects.get()
    assert (row.people, names(row)) == (3, ["Khadra", "Ali Nur"])
    assert group(page.event, email="other@example.org").state == State.WAITING


def test_fields_left_empty_are_nobody_wherever_they_stand(client: Client, page: EventPage) -> None:
    client.post(form(page), said(companion_1="", companion_2="Khadra"))
    row = SignUp.objects.get()
    assert (row.people, names(row)) == (2, ["Khadra"])


def test_a_companion_s_name_is_checked_like_one_s_own(client: Client, page: EventPage) -> None:
    answer = client.post(form(page), said(companion_1="win at https://evil.example"))
    assert answer.status_code == 422
    assert "Write a name without an address in it." in errors(answer)
    assert not SignUp.objects.exists()


def test_errors_are_listed_in_the_order_of_the_page(client: Client) -> None:
    form_of_host = SignUpFormFactory(questions=[{"text": "Which bus?", "kind": "short", "required": True}])
    event = EventFactory(largest_group=2, asks_needs=True, sign_up_form=form_of_host)
    page = EventPageFactory(event=event)
    answer = client.post(form(page), {"language": "en", "companion_1": "www.evil.example", "needs": "A ramp"})
    soup = BeautifulSoup(answer.content, "html.parser")
    asked = [box["id"] for box in soup.select("#sign-up input:not([type=hidden]), #sign-up textarea")]
    listed = [str(link["href"])[1:] for link in soup.select("[role=alert] a")]
    assert len(listed) == 5
    assert listed == [name for name in asked if name in listed]


def test_no_more_come_than_the_host_allows(client: Client, page: EventPage) -> None:
    Event.objects.update(largest_group=1)
    client.post(form(page), said(companion_1="Khadra"))
    assert SignUp.objects.get().people == 1


def test_a_waiting_group_that_becomes_small_enough_for_the_free_seats_hears_of_it_in_one_mail(page: EventPage) -> None:
    group(page.event)
    waits = group(page.event, "Hodan", "Ilwad", email="other@example.org")
    reduce(sign_up=waits, companions=["Hodan"])
    waits.refresh_from_db()
    assert waits.state == State.SEATED
    mails = OutboxEntry.objects.filter(target=str(waits.public_id)).values_list("kind", flat=True)
    assert list(mails) == ["mail.signed_up", "mail.promoted"], "that she waits, then that she has seats; no third one"


def test_a_group_becomes_smaller_or_others_and_who_waits_gets_the_seat(client: Client, page: EventPage) -> None:
    row = group(page.event, "Khadra", "Ali")
    waits = group(page.event, email="other@example.org")
    address = "/" + personal_address(row).split("/", 3)[3] + "change/"
    shown = BeautifulSoup(client.get(address).content, "html.parser")
    assert [box["value"] for box in shown.select("input[name^=companion]")] == ["Khadra", "Ali"]
    assert client.post(address, said(companion_1="", companion_2="Hodan")).status_code == 302
    row.refresh_from_db()
    waits.refresh_from_db()
    assert (row.people, names(row), waits.state) == (2, ["Hodan"], State.SEATED)


def test_a_group_does_not_grow_by_a_change(page: EventPage) -> None:
    row = group(page.event, "Khadra")
    details = Details(name="A", email=row.email, language="en", mode="in_person", companions=("Khadra", "Ali"))
    with pytest.raises(NoSeat):
        change(sign_up=row, details=details, asked=())
    row.refresh_from_db()
    assert (row.name, row.people, names(row)) == ("Amina", 2, ["Khadra"])


def test_what_somebody_needs_is_kept_only_with_the_box_ticked(client: Client, page: EventPage) -> None:
    answer = client.post(form(page), said(needs="A wheelchair"))
    assert answer.status_code == 422
    assert "Tick the box above it" in errors(answer)
    client.post(form(page), said(needs="A wheelchair", tells_needs="on"))
    assert Needs.objects.get().text == "A wheelchair"


def test_what_somebody_needs_goes_when_she_empties_it(client: Client, page: EventPage) -> None:
    client.post(form(page), said(needs="A wheelchair", tells_needs="on"))
    address = "/" + personal_address(SignUp.objects.get()).split("/", 3)[3] + "change/"
    client.post(address, said(needs=""))
    assert not Needs.objects.exists()


@pytest.mark.parametrize(("days", "kept"), [(6, True), (8, False)])
def test_what_somebody_needs_is_erased_a_week_after_the_meeting(page: EventPage, days: int, kept: bool) -> None:
    details = Details(name="A", email="a@example.org", language="en", mode="in_person", needs="A wheelchair")
    sign_up(event=page.event, details=details, attempt=uuid.uuid4())
    ended = timezone.now() - timedelta(days=days)
    Event.objects.update(starts_at=ended - timedelta(hours=2), ends_at=ended)
    forget_needs()
    assert Needs.objects.exists() == kept
    assert SignUp.objects.exists()


def test_what_was_told_stays_when_the_host_asks_no_more(client: Client, page: EventPage) -> None:
    client.post(form(page), said(needs="A wheelchair", tells_needs="on"))
    Event.objects.update(asks_needs=False)
    address = "/" + personal_address(SignUp.objects.get()).split("/", 3)[3] + "change/"
    assert client.post(address, said(name="Hodan")).status_code == 302
    assert (SignUp.objects.get().name, Needs.objects.get().text) == ("Hodan", "A wheelchair")


def test_nobody_is_asked_what_the_host_does_not_ask(client: Client, page: EventPage) -> None:
    Event.objects.update(asks_needs=False, largest_group=1)
    shown = BeautifulSoup(client.get(form(page)).content, "html.parser")
    assert not shown.select("[name=needs], [name=tells_needs], [name^=companion], [name=wants_meanwhile]")
