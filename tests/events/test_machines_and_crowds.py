"""Machines that fill in every form, and networks that send without end: stopped with a sentence, and nobody else with them."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory
from django.utils import timezone

from core.networks import network_key
from events.forms.machines import stamp
from events.limits import forget_tries
from events.models import EventPage, NetworkTries, SignUp
from tests.factories import EventFactory, EventPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> EventPage:
    return EventPageFactory(event=EventFactory(seats_in_person=60))


def send(page: EventPage, tag: str = "en", client: Client | None = None, **changes: Any) -> Any:
    typed = {"attempt": uuid.uuid4(), "name": "Amina Y.", "email": f"{uuid.uuid4()}@example.org", "language": "en"}
    extra = {name: changes.pop(name) for name in ("REMOTE_ADDR", "headers") if name in changes}
    return (client or Client()).post(f"/{tag}/sign-up/{page.event.code}/", typed | changes, **extra)


def form_in(response: Any) -> Any:
    return BeautifulSoup(response.content, "html.parser").select_one("form#sign-up")


class TestNetworks:
    def test_a_class_of_thirty_behind_one_address_signs_up_within_the_hour(self, page: EventPage) -> None:
        assert {send(page).status_code for _pupil in range(30)} == {200}
        assert SignUp.objects.count() == 30

    def test_one_too_many_is_told_so_in_her_language_and_loses_nothing_that_she_typed(
        self, page: EventPage, settings: Any
    ) -> None:
        settings.SIGN_UPS_PER_NETWORK_PER_HOUR = 2
        send(page)
        send(page)
        refused = send(page, "en", name="Ali B.", question_for_experts="Why so slow?")
        assert refused.status_code == 429
        assert 0 < int(refused["Retry-After"]) <= 3600
        form = form_in(refused)
        assert "from your network" in refused.content.decode()
        assert form.select_one("#id_name")["value"] == "Ali B."
        assert "Why so slow?" in form.select_one("#id_question_for_experts").text
        assert send(page, REMOTE_ADDR="192.0.2.7").status_code == 200
        assert SignUp.objects.count() == 3

    def test_what_is_wrong_in_a_form_counts_for_nothing(self, page: EventPage, settings: Any) -> None:
        settings.SIGN_UPS_PER_NETWORK_PER_HOUR = 1
        assert {send(page, name="").status_code for _time in range(4)} == {422}
        assert send(page).status_code == 200

    def test_an_ipv6_household_is_one_network_and_the_next_one_another(self, page: EventPage) -> None:
        keys = [key(REMOTE_ADDR=address) for address in ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1")]
        assert keys[0] == keys[1] != keys[2]
        assert key(REMOTE_ADDR="::ffff:192.0.2.1") == key(REMOTE_ADDR="192.0.2.1") != key(REMOTE_ADDR="192.0.2.2")

    def test_a_forwarded_address_counts_only_where_a_trusted_proxy_has_added_it(self, settings: Any) -> None:
        forged = {"X-Forwarded-For": "198.51.100.1, 192.0.2.1"}
        assert key(headers=forged, REMOTE_ADDR="192.0.2.9") == key(REMOTE_ADDR="192.0.2.9")
        direct = key(REMOTE_ADDR="192.0.2.1")
        settings.BEHIND_PROXY = True
        assert key(headers=forged, REMOTE_ADDR="127.0.0.1") == direct
        assert key(headers={"X-Forwarded-For": "nonsense"}) == key() == ""

    def test_nothing_kept_tells_who_it_was_and_it_is_erased_within_a_day(self, page: EventPage) -> None:
        send(page, REMOTE_ADDR="192.0.2.7")
        row = NetworkTries.objects.get()
        assert "192.0.2.7" not in row.network
        assert row.network == key(REMOTE_ADDR="192.0.2.7")
        NetworkTries.objects.create(network="x" * 64, hour=timezone.now() - timedelta(hours=24), count=9)
        forget_tries()
        assert list(NetworkTries.objects.all()) == [row]


def key(**extra: Any) -> str:
    return network_key(RequestFactory().get("/", **extra))


class TestMachines:
    def test_who_fills_in_what_nobody_sees_is_asked_to_send_it_again(self, page: EventPage) -> None:
        refused = send(page, website="https://spam.example", name="Ali B.")
        form = form_in(refused)
        assert refused.status_code == 429
        assert "as quickly as if a machine" in refused.content.decode()
        assert form.select_one("[name=website]").get("value") is None
        assert form.select_one("#id_name")["value"] == "Ali B."
        assert form.select_one("[name=website]").find_parent(hidden=True) is not None
        assert not SignUp.objects.exists()

    def test_a_form_that_comes_back_at_once_is_asked_for_again_and_then_taken(
        self, page: EventPage, settings: Any
    ) -> None:
        settings.SIGN_UP_MINIMUM_SECONDS = 5
        refused = send(page, shown=stamp(), email="ali@example.org")
        assert refused.status_code == 429
        assert not SignUp.objects.exists()
        assert form_in(refused).select_one("#id_email")["value"] == "ali@example.org"
        for forged in ("", "shown:1:forged"):
            assert send(page, shown=forged).status_code == 429
        later = earlier_stamp(seconds=6)
        assert send(page, shown=later, email="ali@example.org").status_code == 200
        assert SignUp.objects.count() == 1

    def test_the_form_carries_when_it_was_shown_also_after_an_error(self, page: EventPage, settings: Any) -> None:
        settings.SIGN_UP_MINIMUM_SECONDS = 5
        shown = earlier_stamp(seconds=60)
        wrong = send(page, shown=shown, name="")
        assert wrong.status_code == 422
        assert form_in(wrong).select_one("[name=shown]")["value"] == shown


def earlier_stamp(*, seconds: int) -> str:
    with time_machine(timezone.now().timestamp() - seconds):
        return stamp()


@contextmanager
def time_machine(moment: float) -> Iterator[None]:
    """The clock that signatures are dated by stands at this moment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.time", lambda: moment)
        yield
