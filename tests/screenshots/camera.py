"""One page is loaded once and photographed in every look."""

import sys
from base64 import b64decode
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext

from tests.browser.checks import violations
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
        self.judged = 0
        self.violations: list[str] = []

    def photograph(self, state: State, tag: str) -> list[Path]:
        """Pictures named after the state, its language and its look."""
        self.put_on(state.looks[0])
        self.show(state)
        state.act(self.tab)
        taken = []
        for look in state.looks:
            taken.append(self.take(f"{state.name}.{tag}", look, whole=state.whole))
            if look.is_judged and not state.path.startswith("/admin/"):
                self.judge(taken[-1].stem)
        return taken

    def judge(self, name: str) -> None:
        """Whether what has just been photographed breaks a rule of WCAG 2.2 AA that axe-core knows."""
        self.judged += 1
        self.violations += [f"{name}: {violation}" for violation in violations(self.tab)]

    def tell_of_access(self) -> None:
        sys.stdout.write(f"axe-core: {len(self.violations)} violations in {self.judged} pictures\n")
        sys.stdout.writelines(f"{violation}\n" for violation in self.violations)
        sys.stdout.flush()

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
