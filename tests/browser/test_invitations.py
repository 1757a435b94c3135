"""A host keeps a seat for somebody, who takes it on a telephone, though the meeting is full."""

import pytest
from playwright.sync_api import expect

from events.models import SignUp, State
from tests import factories
from tests.browser.checks import assert_accessible, assert_fits
from tests.browser.conftest import NewPage
from tests.browser.people import Editor, Host
from tests.services.site import RunningSite


@pytest.mark.usefixtures("orm")
@pytest.mark.parametrize("javascript", [True, False])
def test_a_kept_seat_is_taken_by_its_address_in_arabic_on_a_narrow_screen(
    site: RunningSite, new_page: NewPage, javascript: bool
) -> None:
    hanna = factories.host()
    event = factories.EventPageFactory(event__hosts=[hanna], event__seats_in_person=2).event
    factories.SignUpFactory(event=event)
    host = Host(site, new_page(width=390), hanna.username)
    host.logs_in()
    host.opens(f"/admin/events/{event.pk}/invitations/")
    host.page.get_by_label("For whom").fill("مجلس الشباب")
    host.page.get_by_role("button", name="Keep the seats").click()
    host.is_told("The seats are kept.")
    assert_accessible(host.page, within="main")
    assert_fits(host.page)
    address = host.page.get_by_label("Address to copy").input_value()

    guest = new_page(width=320, javascript=javascript)
    guest.goto(site.address + address[address.index("/en/") :].replace("/en/", "/ar/"))
    if javascript:
        assert_accessible(guest)
    assert_fits(guest)
    guest.locator("#id_name").fill("أمينة")
    guest.locator("#id_email").fill("amina@example.org")
    guest.locator("form#sign-up button[type=submit]").click()
    expect(guest.locator("bdi.address")).to_have_text("amina@example.org")
    assert SignUp.objects.get(email="amina@example.org").state == State.SEATED

    guest.goto(site.address + address[address.index("/en/") :])
    expect(guest.get_by_role("heading", level=1)).to_have_text("This invitation can’t be used any more")
    if javascript:
        assert_accessible(guest)
    assert_fits(guest)


@pytest.mark.usefixtures("orm")
def test_an_editor_writes_a_note_with_a_change(site: RunningSite, new_page: NewPage) -> None:
    event = factories.EventPageFactory().event
    for tag in ("ar", "sv"):
        factories.SignUpFactory(event=event, language=tag)
    editor = Editor(site, new_page(), factories.editor().username)
    editor.logs_in()
    editor.opens(f"/admin/events/edit/{event.pk}/")
    editor.page.locator("#id_status").select_option("cancelled")
    editor.page.get_by_role("button", name="Save", exact=True).click()
    expect(editor.page.locator("#concerned")).to_have_text("2 people will be told, in 2 languages.")
    expect(editor.page.locator("#id_note_ar")).to_have_attribute("dir", "rtl")
    assert_accessible(editor.page, within="main")
    editor.page.locator("#id_note_sv").fill("Salen är översvämmad.")
    editor.page.get_by_role("button", name="Save and tell them").click()
    editor.is_told("A mail goes to each of 2 people.")
    expect(editor.page.get_by_text("Salen är översvämmad.")).to_be_visible()
