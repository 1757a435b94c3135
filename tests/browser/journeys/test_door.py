"""From the code on a resident's screen to a host who notes that two of three have come."""

import io
import re
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from events.models import EventPage, SignUp
from events.signups.links import personal_address
from tests import factories
from tests.browser.checks import assert_accessible, assert_fits
from tests.browser.conftest import NewPage
from tests.browser.people import Host, Reader, Resident
from tests.services.site import RunningSite

pytestmark = pytest.mark.usefixtures("orm")

NAMES = {"en": ("Amina Warsame", "Bo Berg", "Cai Chen"), "ar": ("أمينة ورسمه", "ليلى حسن", "سامي حسن")}


class Evening(NamedTuple):
    host: str
    page: EventPage
    group: SignUp


def evening(tag: str = "en") -> Evening:
    """A meeting to which a group of three and one more person will come."""
    hanna = factories.host()
    page = factories.EventPageFactory(event__hosts=[hanna], event__largest_group=3)
    name, *companions = NAMES[tag]
    group = factories.SignUpFactory(event=page.event, name=name, people=3, companions=companions, language=tag)
    factories.SignUpFactory(event=page.event, name="Dana")
    return Evening(hanna.username, page, group)


def scan(page: Page) -> str:
    """What a camera reads off the screen."""
    [code] = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot(full_page=True))))
    return str(code.text)


@pytest.mark.parametrize(
    ("tag", "look"),
    [
        ("en", {"color_scheme": "light"}),
        ("en", {"color_scheme": "dark", "width": 320}),
        ("ar", {"color_scheme": "dark"}),
        ("ar", {"color_scheme": "light", "width": 320, "javascript": False}),
        ("en", {"forced_colors": "active", "color_scheme": "dark"}),
    ],
)
def test_a_camera_reads_the_code_off_the_personal_page_in_any_look(
    site: RunningSite, new_page: NewPage, tag: str, look: dict[str, object]
) -> None:
    group = evening(tag).group
    resident = Resident(site, new_page(**look), tag)
    resident.opens(urlsplit(personal_address(group)).path)
    assert scan(resident.page) == f"{site.address}/door/{group.check_in_code}/"
    expect(resident.page.locator(".door-code")).to_contain_text(group.code_in_groups)
    assert_fits(resident.page)
    if look.get("javascript", True):
        assert_accessible(resident.page)


def test_a_printed_page_is_scanned_too(site: RunningSite, new_page: NewPage) -> None:
    group = evening().group
    resident = Resident(site, new_page(color_scheme="dark"), "en")
    resident.opens(urlsplit(personal_address(group)).path)
    resident.page.emulate_media(media="print")
    assert scan(resident.page) == f"{site.address}/door/{group.check_in_code}/"


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_anybody_elses_camera_opens_an_explanation_without_a_name(
    site: RunningSite, new_page: NewPage, tag: str
) -> None:
    group = evening(tag).group
    somebody = Reader(site, new_page(width=320, locale=tag), tag)
    somebody.opens(f"/door/{group.check_in_code}/")
    expect(somebody.page.get_by_role("heading", level=1)).to_have_text(somebody.say("Show this code at the door"))
    expect(somebody.page.locator("body")).not_to_contain_text(group.name)
    assert_accessible(somebody.page)
    assert_fits(somebody.page)
    somebody.carries_no_cookie()


@pytest.mark.parametrize(
    ("tag", "look"),
    [
        ("en", {}),
        ("ar", {"width": 320}),
        ("en", {"width": 320, "javascript": False}),
    ],
)
def test_a_host_scans_the_code_checks_in_two_of_three_and_takes_one_back(
    site: RunningSite, new_page: NewPage, tag: str, look: dict[str, object]
) -> None:
    username, _page, group = evening(tag)
    first, second, third = NAMES[tag]
    resident = Resident(site, new_page(), tag)
    resident.opens(urlsplit(personal_address(group)).path)
    host = Host(site, new_page(**look), username)
    host.page.goto(scan(resident.page))
    host.logs_in_here()
    host.counts(0, 4)
    looks_right(host, look)
    host.leaves_out(second)
    host.presses(f"Is here: {first}")
    host.is_told(f"{first} and {third} are here.")
    host.counts(2, 4)
    looks_right(host, look)
    host.presses(f"Undo: {third} is not here")
    host.counts(1, 4)
    expect(host.page.get_by_label(third, exact=True)).to_be_checked()
    looks_right(host, look)


def looks_right(host: Host, look: dict[str, object]) -> None:
    assert_fits(host.page)
    if look.get("javascript", True):
        assert_accessible(host.page, within="main")


@pytest.mark.parametrize("javascript", [True, False])
def test_by_name_or_code_one_tap_notes_a_person_and_a_search_says_who_has_no_seat(
    site: RunningSite, new_page: NewPage, javascript: bool
) -> None:
    username, page, group = evening()
    factories.SignUpFactory(event=page.event, name="Wanda", state="waiting")
    host = Host(site, new_page(width=320, javascript=javascript), username)
    host.opens(f"/admin/login/?next=/admin/events/{page.event.pk}/door/")
    host.types_the_password()
    host.presses("Is here: Dana")
    host.is_told("Dana is here.")
    host.looks_for(group.code_in_groups.lower())
    expect(host.page.get_by_role("heading", level=2)).to_have_text(group.name)
    host.looks_for("wanda")
    expect(host.page.locator(".admin-expected")).to_contain_text("On the waiting list")
    expect(host.page.get_by_role("button", name=re.compile("^Is here"))).to_have_count(0)
    looks_right(host, {"javascript": javascript})
    host.looks_for("nobody at all")
    expect(host.page.get_by_role("main")).to_contain_text("Nobody matches.")
    looks_right(host, {"javascript": javascript})


def test_the_count_of_one_door_follows_the_other_by_itself(site: RunningSite, new_page: NewPage) -> None:
    username, page, group = evening()
    left, right = (Host(site, new_page(width=320), username) for _door in range(2))
    for host in (left, right):
        host.logs_in()
        host.opens(f"/admin/events/{page.event.pk}/door/")
    left.presses(f"Is here: {group.name}")
    right.counts(3, 4)
