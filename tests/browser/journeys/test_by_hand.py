"""A host on a telephone, mostly without script: somebody calls, somebody comes to the door, a mail comes back."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import expect

from core.outbox.bounces import Bounce, record_bounces
from events.models import Event, State
from tests import factories
from tests.browser.checks import assert_accessible, assert_fits
from tests.browser.conftest import NewPage
from tests.browser.people import Host
from tests.services.mailbox import Mailbox, text_of
from tests.services.site import RunningSite

pytestmark = pytest.mark.usefixtures("orm")


@pytest.fixture(params=[False, True], ids=["without script", "with script"])
def host(request: pytest.FixtureRequest, site: RunningSite, new_page: NewPage) -> Host:
    somebody = Host(site, new_page(width=320, javascript=request.param), factories.host().username)
    somebody.logs_in()
    return somebody


def hosted(host: Host, **facts: Any) -> Event:
    user = get_user_model().objects.get(username=host.username)
    return factories.EventPageFactory(event=factories.EventFactory(hosts=[user], **facts)).event


def test_somebody_who_calls_gets_a_code_on_paper_and_the_next_one_waits(host: Host, mailbox: Mailbox) -> None:
    event = hosted(host, seats_in_person=1)
    host.opens_the_list_from_home(event.name)
    host.adds("Aino Åström")
    host.is_told("Aino Åström has a seat. Print the code, or read it out.")
    host.follows("Print the code")
    expect(host.page.locator(".ticket-code")).to_contain_text(event.sign_ups.get().code_in_groups)

    host.opens_the_list_from_home(event.name)
    host.adds("Bo Berg", "bo.waits@example.org")
    host.is_told("No seat is free: Bo Berg is on the waiting list now, and a mail says so.")
    mailbox.wait_for("bo.waits@example.org")
    host.follows("Give a seat")
    expect(host.page.locator("main")).to_contain_text("There aren’t enough free seats.")


def test_a_mail_that_came_back_is_seen_sent_again_and_corrected(host: Host, mailbox: Mailbox) -> None:
    event = hosted(host)
    host.opens_the_list_from_home(event.name)
    host.adds("Aino", "anio@example.org")
    lost = mailbox.wait_for("anio@example.org")
    assert record_bounces(bounces=[Bounce(str(lost["Message-ID"]), "5.1.1")]) == 1
    host.opens_the_list_from_home(event.name)
    host.follows("A mail to 1 person did not arrive.")
    host.follows("Aino")
    expect(host.page.locator(".admin-fates")).to_contain_text("there is no such address (5.1.1)")
    host.page.get_by_role("button", name="Send again").click()
    host.is_told("The mail goes out again now.")
    mailbox.wait_for("anio@example.org", count=2)
    host.corrects_the_address("aino@example.org")
    host.is_told("The address is corrected, and a mail goes there now.")
    mailbox.wait_for("aino@example.org")


def test_a_place_is_cancelled_with_the_hosts_own_words(host: Host, mailbox: Mailbox) -> None:
    event = hosted(host, seats_in_person=1)
    aino = factories.SignUpFactory(event=event, email="aino.goes@example.org")
    factories.SignUpFactory(event=event, state=State.WAITING, email="next@example.org")
    host.opens(f"/admin/events/sign-up/{aino.public_id}/")
    host.cancels("Soitit, ettet pääse.", "fi")
    assert "Soitit, ettet pääse." in text_of(mailbox.wait_for("aino.goes@example.org"))
    mailbox.wait_for("next@example.org")


def test_a_walk_in_and_a_seat_given_once_sign_up_has_closed(host: Host, mailbox: Mailbox) -> None:
    now = timezone.now()
    event = hosted(host, seats_in_person=2, starts_at=now - timedelta(minutes=1), ends_at=now + timedelta(hours=2))
    waiting = factories.SignUpFactory(event=event, state=State.WAITING, told_no_seat_at=now)
    host.opens_the_list_from_home(event.name)
    host.adds("Cai", is_here=True)
    host.is_told("Cai is here.")
    host.opens(f"/admin/events/sign-up/{waiting.public_id}/")
    host.gives_the_seat()
    host.is_told(f"{waiting.name} has a seat now, and a mail says so.")
    mailbox.wait_for(waiting.email)


def test_each_screen_is_accessible_and_fits_a_telephone(site: RunningSite, new_page: NewPage) -> None:
    hanna = factories.host()
    now = timezone.now()
    form = factories.SignUpFormFactory(questions=[{"text": "How?", "kind": "one", "choices": ["On foot", "By bus"]}])
    facts = {"interpretation_languages": ["ar", "so"], "asks_needs": True, "largest_group": 3, "sign_up_form": form}
    hours = {"starts_at": now - timedelta(minutes=1), "ends_at": now + timedelta(hours=2)}
    event = factories.EventFactory(hybrid=True, online_meanwhile=True, hosts=[hanna], **facts, **hours)
    factories.EventPageFactory(event=event)
    waiting = factories.SignUpFactory(event=event, state=State.WAITING, language="ar")
    person = f"sign-up/{waiting.public_id}"
    screens = [f"{event.pk}/sign-ups/", f"{event.pk}/sign-ups/add/", f"{person}/"]
    screens += [f"{person}/{name}/" for name in ("give-a-seat", "address", "cancel", "code")]
    host = Host(site, new_page(width=320), hanna.username)
    host.logs_in()
    for path in screens:
        host.opens(f"/admin/events/{path}")
        assert_accessible(host.page, within="main")
        assert_fits(host.page)
    host.opens(f"/admin/events/{event.pk}/sign-ups/add/")
    host.page.get_by_label("E-mail").fill("nobody")
    host.page.get_by_role("button", name="Add this person").click()
    expect(host.page.locator(".error-summary")).to_be_focused()
    assert_accessible(host.page, within="main")
    assert_fits(host.page)
