"""Interpretation that depends on how many ask: said on the form, counted, decided, and told both ways, once."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from core.outbox import mail
from core.outbox.models import OutboxEntry
from events.arranging import decide, look_after_interpretation
from events.changes import change_event
from events.interpretation import demand
from events.models import Event, SignUp, State, Status
from tests.events.admin.people import client_for, hosted_event
from tests.factories import EventFactory, EventPageFactory, SignUpFactory, UserFactory, host

pytestmark = pytest.mark.django_db


def promising(**facts: Any) -> Event:
    """An event that is interpreted into Somali if two ask within a week."""
    until = timezone.localdate() + timedelta(days=7)
    given = {"interpretation_on_demand": ["so"], "interpretation_threshold": 2, "interpretation_until": until}
    return EventFactory(**{**given, **facts})


def asks(event: Event, *tags: str, **facts: Any) -> SignUp:
    return SignUpFactory(event=event, interpretation=list(tags), **facts)


def told(kind: str) -> list[str]:
    targets = list(OutboxEntry.objects.filter(kind=f"mail.{kind}").values_list("target", flat=True))
    return sorted(SignUp.objects.filter(public_id__in=targets).values_list("email", flat=True))


def let_the_day_pass(event: Event) -> None:
    Event.objects.filter(pk=event.pk).update(interpretation_until=timezone.localdate() - timedelta(days=1))


def text_of(response: Any) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


class TestTheForm:
    def form(self, client: Any, event: Event) -> str:
        return text_of(client.get(reverse("events:sign_up", args=[event.code])))

    def test_says_what_is_promised_beside_the_language(self, client: Any) -> None:
        page = EventPageFactory(event=promising(interpretation_languages=["ar"]))
        until = page.event.interpretation_until
        day = f"{until.day} {until:%B} {until.year}"
        told = self.form(client, page.event)
        assert f"Somali: arranged if at least 2 people ask by {day}" in told
        assert "Arabic: arranged" not in told

    def test_offers_a_language_no_more_once_its_day_is_over(self, client: Any) -> None:
        page = EventPageFactory(event=promising())
        let_the_day_pass(page.event)
        assert "Somali" not in self.form(client, page.event)

    def test_names_the_language_without_a_promise_once_it_is_arranged(self, client: Any) -> None:
        page = EventPageFactory(event=promising())
        decide(event=page.event, tag="so", arranged=True, user=host())
        told = self.form(client, page.event)
        assert "Somali" in told
        assert "arranged if" not in told


class TestDemand:
    def test_counts_who_asks_and_who_of_them_waits_but_nobody_unconfirmed_or_gone(self) -> None:
        event = promising(interpretation_languages=["ar"])
        asks(event, "so", "ar")
        asks(event, "so", state=State.WAITING)
        asks(event, "so", state=State.HELD)
        asks(event, "so", state=State.CANCELLED)
        asks(event, "ru")
        found = {row.tag: (row.asked, row.waiting, row.state) for row in demand(event)}
        assert found == {"so": (2, 1, "on_demand"), "ar": (1, 0, "arranged"), "ru": (1, 0, "not_arranged")}

    def test_it_asks_the_database_once(self, django_assert_num_queries: Any) -> None:
        event = promising()
        for _number in range(10):
            asks(event, "so")
        with django_assert_num_queries(1):
            demand(event)


class TestTheClock:
    def test_arranges_as_soon_as_enough_have_asked_and_tells_them_once(self) -> None:
        event = promising()
        asks(event, "so", email="a@example.org")
        look_after_interpretation()
        assert told("interpretation_arranged") == []
        asks(event, "so", email="b@example.org", state=State.WAITING)
        asks(event, "ru", email="other@example.org")
        for _time in range(2):
            look_after_interpretation()
        event.refresh_from_db()
        assert (event.interpretation_languages, event.interpretation_on_demand) == (["so"], [])
        assert told("interpretation_arranged") == ["a@example.org", "b@example.org"]
        assert OutboxEntry.objects.filter(kind="mail.interpretation_arranged").count() == 2

    def test_refuses_when_the_day_is_over_and_tells_those_few_once(self) -> None:
        event = promising()
        asks(event, "so", email="a@example.org")
        asks(event, "so", email="", email_key=None, state=State.HELD)
        let_the_day_pass(event)
        for _time in range(2):
            look_after_interpretation()
        event.refresh_from_db()
        assert (event.interpretation_languages, event.interpretation_on_demand) == ([], [])
        assert told("interpretation_refused") == ["a@example.org"]
        assert OutboxEntry.objects.filter(kind="mail.interpretation_refused").count() == 1

    def test_decides_nothing_of_a_meeting_that_is_called_off(self) -> None:
        event = promising(status=Status.CANCELLED)
        let_the_day_pass(event)
        look_after_interpretation()
        event.refresh_from_db()
        assert event.interpretation_on_demand == ["so"]

    def test_the_history_says_that_nobody_did_it(self) -> None:
        event = promising()
        let_the_day_pass(event)
        look_after_interpretation()
        change = event.changes.get()
        assert (change.by_itself, change.changed_by) == (True, None)

    def test_the_hosts_are_told_in_their_language(self) -> None:
        hanna = host(first_name="Hanna", last_name="Host")
        event = promising(hosts=[hanna, UserFactory(email="")])
        let_the_day_pass(event)
        look_after_interpretation()
        entry = OutboxEntry.objects.get(kind="mail.interpretation_decided")
        letter = mail.render(entry)
        assert letter is not None
        assert letter.to == hanna.email
        assert "Hanna Host" in letter.text
        assert reverse("events_admin:interpretation", args=[event.pk]) in letter.text


class TestTheHost:
    def address(self, event: Event) -> str:
        return reverse("events_admin:interpretation", args=[event.pk])

    def test_sees_the_numbers_and_decides_with_one_button(self) -> None:
        event, client = hosted_event(
            interpretation_on_demand=["so"],
            interpretation_threshold=5,
            interpretation_until=timezone.localdate() + timedelta(days=3),
        )
        asks(event, "so", email="a@example.org")
        asks(event, "so", email="b@example.org", state=State.WAITING)
        row = BeautifulSoup(client.get(self.address(event)).content, "html.parser").select_one("tbody tr")
        assert [cell.get_text(strip=True) for cell in row.find_all("td")] == ["2", "1"]
        answer = client.post(self.address(event), {"language": "so", "arranged": ""}, follow=True)
        assert "A mail tells each of 2 people who asked." in text_of(answer)
        assert told("interpretation_arranged") == ["a@example.org", "b@example.org"]

    def test_a_second_press_says_that_it_was_decided_and_tells_nobody(self) -> None:
        event, client = hosted_event(
            interpretation_on_demand=["so"], interpretation_until=timezone.localdate() + timedelta(days=3)
        )
        asks(event, "so")
        client.post(self.address(event), {"language": "so", "refused": ""})
        again = client.post(self.address(event), {"language": "so", "arranged": ""}, follow=True)
        assert "That had been decided already" in text_of(again)
        assert OutboxEntry.objects.filter(kind__startswith="mail.interpretation").count() == 1
        event.refresh_from_db()
        assert event.interpretation_languages == []

    def test_another_events_host_decides_nothing(self) -> None:
        event = promising()
        assert client_for(host()).post(self.address(event), {"language": "so", "arranged": ""}).status_code == 403
        event.refresh_from_db()
        assert event.interpretation_on_demand == ["so"]


def test_an_editor_who_books_the_language_on_the_events_screen_tells_those_who_asked_too() -> None:
    event = promising()
    asks(event, "so", email="a@example.org")
    change_event(event=event, facts={"interpretation_on_demand": [], "interpretation_languages": ["so"]}, user=host())
    assert told("interpretation_arranged") == ["a@example.org"]


def test_the_mails_name_the_language_in_the_readers_own() -> None:
    page = EventPageFactory(event=promising())
    person = asks(page.event, "so", language="sv")
    decide(event=page.event, tag="so", arranged=True, user=None)
    letter = mail.render(OutboxEntry.objects.get(kind="mail.interpretation_arranged", target=person.public_id))
    assert letter is not None
    assert "somaliska" in letter.text
    assert letter.attachments == []


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"interpretation_until": None}, "interpretation_until"),
        ({"interpretation_languages": ["so"]}, "interpretation_on_demand"),
        ({"interpretation_until": timezone.localdate() + timedelta(days=90)}, "interpretation_until"),
    ],
)
def test_a_promise_without_a_day_or_against_another_fact_is_refused(facts: dict[str, Any], field: str) -> None:
    event = promising()
    for name, value in facts.items():
        setattr(event, name, value)
    with pytest.raises(ValidationError) as refused:
        event.full_clean()
    assert set(refused.value.message_dict) == {field}
