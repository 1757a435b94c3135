"""What must hold on every page a person may see."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# What fades in has no contrast yet, and the admin's message only begins to after a moment.
STANDS_STILL = """() => document.getAnimations().every((one) => one.playState === "finished" || one.playState === "idle")
    && [...document.querySelectorAll(".messages > ul")].every(
      (list) => !list.children.length || getComputedStyle(list).opacity === "1")"""
WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]


def assert_accessible(page: Page, within: str | None = None) -> None:
    """axe-core finds nothing against WCAG 2.2 A and AA on the page as it stands now, or in one element of it."""
    told = violations(page, within)
    assert not told, f"{page.url} has violations:\n" + "\n".join(told)


def violations(page: Page, within: str | None = None) -> list[str]:
    """What axe-core finds, each rule with the elements that break it. It needs script to be on."""
    page.wait_for_load_state()
    if within:
        page.locator(within).first.wait_for()
    page.wait_for_function(STANDS_STILL)
    found: dict[str, Any] = (
        Axe().run(page, context=within, options={"runOnly": {"type": "tag", "values": WCAG_22_AA}}).response
    )
    return [
        f"{violation['id']}: {violation['help']}\n"
        + "\n".join(f"    {node['html'][:200]}" for node in violation["nodes"])
        for violation in found["violations"]
    ]


def assert_nothing_is_cut(page: Page, within: str) -> None:
    """Nothing in this element reaches beyond the window, even where a box around it could be scrolled; Wagtail's bar may."""
    page.wait_for_load_state()
    cut = page.eval_on_selector_all(
        f"{within} *",
        """(all) => all.filter((one) => one.getBoundingClientRect().right > innerWidth + 1
            && !one.closest("header, .w-sr-only") && one.checkVisibility()).map((one) => one.outerHTML.slice(0, 120))""",
    )
    assert not cut, f"{page.url} is cut at its edge:\n" + "\n".join(cut)


def assert_fits(page: Page) -> None:
    """Nothing makes a person scroll sideways, once the page has come."""
    page.wait_for_load_state()
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert too_wide <= 0, f"{page.url} is {too_wide} px wider than the screen"
