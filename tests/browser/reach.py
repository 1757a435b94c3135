"""What a page must let everybody reach, measured in the browser. Each function tells what is wrong, one line a thing."""

from pathlib import Path

from playwright.sync_api import Page

MEASURES = (Path(__file__).parent / "reach.js").read_text(encoding="utf-8")
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } "
SPACING += "p { margin-block-end: 2em !important }"
TABS_AT_MOST = 250


def ask(page: Page, question: str) -> list[str]:
    """The answer of one of `reach.js`'s functions."""
    found: list[str] = page.evaluate(f"{MEASURES}; {question}")
    return found


def small_targets(page: Page) -> list[str]:
    """Links and controls under 24 × 24 CSS px that have no room around them either; those in a sentence apart (WCAG 2.5.8)."""
    return ask(page, "smallTargets()")


def lost_words(page: Page) -> list[str]:
    """Text that its box or the page's edge cuts off, or that runs out of its box (WCAG 1.4.4, 1.4.10, 1.4.12)."""
    return ask(page, "lostWords()")


def spread(page: Page) -> None:
    """Lines, letters, words and paragraphs as far apart as WCAG 1.4.12 says; the page's policy must be bypassed."""
    page.add_style_tag(content=SPACING)


def hidden_focus(page: Page) -> tuple[list[str], int]:
    """What has the focus and can't be seen, from the first press of Tab to the last (WCAG 2.4.11); how many had it."""
    hidden: list[str] = []
    page.evaluate("document.activeElement.blur?.(); window.scrollTo(0, 0)")
    for presses in range(TABS_AT_MOST):
        page.keyboard.press("Tab")
        found = page.evaluate(f"{MEASURES}; focused()")
        if found is None:
            return hidden, presses
        hidden += [found] if found else []
    raise AssertionError(f"{page.url}: {TABS_AT_MOST} presses of Tab don't lead through the page")


def faint_in_forced_colours(page: Page) -> list[str]:
    """Buttons without an edge, focus without a ring, drawings without a line, once the reader's system sets the colours."""
    planes = ask(page, "onPlanes()")
    page.emulate_media(forced_colors="active")
    return ask(page, f"faint({planes!r})")


def moving(page: Page) -> list[str]:
    """What still moves for somebody who asked for less motion."""
    return ask(page, "moving()")
