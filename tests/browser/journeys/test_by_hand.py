"""A host on a telephone, mostly without script: somebody calls, somebody comes to the door, a mail comes back."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from core.outbox.bounces import Bounce, record_bounces
from events.models import SignUp, State
from tests import factories
from tests.browser.checks import assert_accessible, assert_fits
from tests.browser.conftest import NewPage
from tests.browser.people import Host
from tests.services.mailbox import Mailbox, text_of
from tests.services.site import RunningSite

pytestmark = pytest.mark.usefixtures("orm")


@pytest.mark.parametrize("javascript", [False, True])
def test_a_host_adds_moves_cancels_corrects_and_sends_again(
    site: RunningSite, mailbox: Mailbox, new_page: NewPage, javascript: bool
) -> None:
    hanna = factories.host()
    page = factories.EventPageFactory(event__hosts=[hanna], event__seats_in_person=1)
    host = Host(site, new_page(width=320, javascript=javascript), hanna.username)
    host.logs_in()
    host.opens_the_list_from_home(page.event.name)
    host.adds("Aino Åström")
    host.is_told("Aino Åström has a seat. Print the code, or read it out.")
    aino = page.event.sign_ups.get()
    host.follows("Print the code")
    expect(host.page.locator(".ticket-code")).to_contain_text(aino.check_in_code[:4])
    host.page.go_back()

    host.opens_the_list_from_home(page.event.name)
    host.adds("Bo Berg", f"bo-{javascript}@example.org")
    host.is_told("No seat is free: Bo Berg is on the waiting list now, and a mail says so.")
    mailbox.wait_for(f"bo-{javascript}@example.org")
    host.follows("Give a seat")
    expect(host.page.locator("main")).to_contain_text("There aren’t enough free seats.")

    host.opens(f"/admin/events/sign-up/{aino.public_id}/")
    host.follows("Correct the address" if aino.email else "Give an address")
    host.page.get_by_label("E-mail").fill(f"anio-{javascript}@example.org")
    host.page.get_by_role("button", name="Save and send").click()
    lost = mailbox.wait_for(f"anio-{javascript}@example.org")
    record_bounces(bounces=[Bounce(str(lost["Message-ID"]), "5.1.1")])
    host.opens_the_list_from_home(page.event.name)
    host.follows("A mail to 1 person did not arrive.")
    expect(host.page.locator("tbody tr")).to_have_count(1)
    host.follows("Aino Åström")
    expect(host.page.locator(".admin-fates")).to_contain_text("there is no such address (5.1.1)")
    host.page.get_by_role("button", name="Send again").click()
    host.is_told("The mail goes out again now.")
    mailbox.wait_for(f"anio-{javascript}@example.org", count=2)
    host.corrects_the_address(f"aino-{javascript}@example.org")
    mailbox.wait_for(f"aino-{javascript}@example.org")

    host.cancels("Soitit, ettet pääse.", "fi")
    assert "Soitit, ettet pääse." in text_of(mailbox.wait_for(f"aino-{javascript}@example.org", count=2))
    assert SignUp.objects.get(pk=aino.pk).state == State.CANCELLED
    assert page.event.sign_ups.get(name="Bo Berg").state == State.SEATED


def test_a_walk_in_and_a_seat_given_out_of_order_once_sign_up_has_closed(
    site: RunningSite, mailbox: Mailbox, new_page: NewPage
) -> None:
    hanna = factories.host()
    now = timezone.now()
    hours = {"event__starts_at": now - timedelta(minutes=1), "event__ends_at": now + timedelta(hours=2)}
    page = factories.EventPageFactory(event__hosts=[hanna], event__seats_in_person=2, **hours)
    waiting = factories.SignUpFactory(event=page.event, state=State.WAITING, told_no_seat_at=now)
    host = Host(site, new_page(width=320, javascript=False), hanna.username)
    host.logs_in()
    host.opens_the_list_from_home(page.event.name)
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
