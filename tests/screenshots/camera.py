"""One page is loaded once and photographed in every look."""

from base64 import b64decode
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext

from tests.screenshots.looks import Look
from tests.screenshots.states import State

STILL = "document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))"


class Camera:
    """A tab of this browser's context, whose motion is reduced, so that nothing is caught half-way."""

    def __init__(self, context: BrowserContext, address: str, folder: Path) -> None:
        self.tab = context.new_page()
        self.tab.emulate_media(reduced_motion="reduce")
        self.film = context.new_cdp_session(self.tab)
        self.address = address
        self.folder = folder

    def photograph(self, state: State, tag: str) -> list[Path]:
        """Pictures named after the state, its language and its look."""
        self.put_on(state.looks[0])
        self.show(state)
        state.act(self.tab)
        return [self.take(f"{state.name}.{tag}", look, whole=state.whole) for look in state.looks]

    def show(self, state: State) -> None:
        """The site's answer at the state's path, or the state's own HTML in place of it."""
        address = self.address + state.path
        if state.html:
            bare = urlsplit(address)._replace(query="").geturl()
            content_type = "text/html; charset=utf-8"
            self.tab.route(bare, lambda route: route.fulfill(body=state.html, content_type=content_type), times=1)
        self.tab.goto(address)

    def put_on(self, look: Look) -> None:
        self.tab.emulate_media(color_scheme=look.theme, media=look.medium)
        self.tab.set_viewport_size({"width": look.width, "height": look.height})

    def take(self, name: str, look: Look, *, whole: bool) -> Path:
        """As PNG, straight from Chromium: Playwright's own way to a whole page takes three times as long."""
        self.put_on(look)
        self.tab.evaluate(STILL)
        how = {"format": "png", "optimizeForSpeed": True, "captureBeyondViewport": whole}
        path = self.folder / f"{name}.{look}.png"
        path.write_bytes(b64decode(self.film.send("Page.captureScreenshot", how)["data"]))
        return path
