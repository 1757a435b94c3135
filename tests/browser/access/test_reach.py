"""Everybody reaches everything on every kind of page: by finger, by keyboard, magnified, spread out, in colours of their own."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser import reach
from tests.browser.access.conftest import Pages
from tests.browser.checks import assert_fits
from tests.browser.conftest import NewPage

MAGNIFIED = {"width": 320, "height": 256}  # 1280 × 1024 at 400 % (WCAG 1.4.10)


def told(pages: Pages, page: Page, measure: Callable[[Page], list[str]]) -> dict[str, list[str]]:
    """What is wrong, by kind of page; kinds where nothing is are left out."""
    found = {}
    for kind, address in pages.addresses.items():
        page.goto(address)
        if wrong := measure(page):
            found[kind] = wrong
    return found


def test_every_target_is_large_enough_or_has_room_around_it(pages: Pages, new_page: NewPage) -> None:
    for width in (360, 1280):
        assert told(pages, new_page(width=width), reach.small_targets) == {}


def test_what_has_the_focus_can_be_seen_even_in_a_small_window(pages: Pages, new_page: NewPage) -> None:
    page = new_page(**MAGNIFIED)
    for address in pages.addresses.values():
        page.goto(address)
        hidden, stops = reach.hidden_focus(page)
        assert hidden == [], address
        assert stops > 3, address


def test_nothing_is_lost_at_four_times_the_size(pages: Pages, new_page: NewPage) -> None:
    page = new_page(**MAGNIFIED)

    def lost(page: Page) -> list[str]:
        assert_fits(page)
        return reach.lost_words(page)

    assert told(pages, page, lost) == {}


def test_nothing_is_cut_off_when_letters_and_lines_are_spread_out(pages: Pages, new_page: NewPage) -> None:
    def lost(page: Page) -> list[str]:
        reach.spread(page)
        assert_fits(page)
        return reach.lost_words(page)

    for width in (360, 1280):
        assert told(pages, new_page(width=width, bypass_csp=True), lost) == {}


def test_everything_keeps_its_shape_in_forced_colours(pages: Pages, new_page: NewPage) -> None:
    page = new_page()

    def faint(page: Page) -> list[str]:
        page.emulate_media(forced_colors="none")
        return reach.faint_in_forced_colours(page)

    assert told(pages, page, faint) == {}


def test_a_choice_that_is_made_can_be_seen_in_forced_colours(pages: Pages, new_page: NewPage) -> None:
    page = new_page(forced_colors="active")
    page.goto(pages.addresses["sign-up"])
    choices = page.get_by_role("main").locator("input:is([type=radio], [type=checkbox]):not(:checked)")
    assert choices.count() >= 3
    for number, choice in enumerate(choices.element_handles()):
        before = choice.screenshot()
        choice.check()
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur()")
        assert choice.screenshot() != before, f"choice {number} looks the same when it is made"


def test_nothing_moves_for_those_who_asked_for_less_motion(pages: Pages, new_page: NewPage) -> None:
    assert told(pages, new_page(reduced_motion="reduce"), reach.moving) == {}


def test_without_script_each_page_says_and_offers_the_same(pages: Pages, new_page: NewPage) -> None:
    """But for suggestions: with script the search box says that it can make some."""
    with_script, without = new_page(), new_page(javascript=False)
    for kind, address in pages.addresses.items():
        with_script.goto(address)
        without.goto(address)
        told = [page.locator("body").aria_snapshot() for page in (without, with_script)]
        lines = [text.replace("- combobox ", "- searchbox ").splitlines() for text in told]
        alike = [[line for line in each if line.strip() != "- status"] for each in lines]
        assert alike[0] == alike[1], kind
