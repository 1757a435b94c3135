"""What the first view of a page costs a visitor, as Chromium counts it on the wire: headers and compressed bodies."""

from collections import Counter
from typing import Any, NamedTuple

from playwright.sync_api import Browser

LIMITS = {"bytes": 100_000, "requests": 8, "styles": 20_000, "script": 10_000}


class Weight(NamedTuple):
    """Bytes of all, of styles, of script and of fonts, without photographs; and how many requests, photographs apart."""

    bytes: int
    requests: int
    styles: int
    script: int
    fonts: int

    def excess(self) -> list[str]:
        """What is over its limit."""
        measured = self._asdict()
        return [f"{name}: {measured[name]} of {limit}" for name, limit in LIMITS.items() if measured[name] > limit]


def weigh(browser: Browser, address: str) -> Weight:
    """By somebody who has never been here. Photographs are whatever was uploaded: the pictures below /media/."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    sizes: Counter[str] = Counter()

    def note(event: dict[str, Any]) -> None:
        is_photograph = "/media/" in event["request"]["url"]
        kinds[event["requestId"]] = "Photograph" if is_photograph else event.get("type", "Other")

    def count(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] += round(event["encodedDataLength"])

    session.on("Network.requestWillBeSent", note)
    session.on("Network.loadingFinished", count)
    session.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")
    context.close()
    by_kind: Counter[str] = Counter()
    for request, kind in kinds.items():
        if kind != "Photograph":
            by_kind[kind] += sizes[request]
    requests = sum(kind != "Photograph" for kind in kinds.values())
    return Weight(by_kind.total(), requests, by_kind["Stylesheet"], by_kind["Script"], by_kind["Font"])
