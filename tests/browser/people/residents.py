"""Those for whom the site is: who reads, and who signs up. They know no admin, and may have no script."""

from collections.abc import Callable
from email.message import EmailMessage

from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Locator, Page, expect

from events.models import EventPage
from tests.services.mailbox import links_in
from tests.services.site import RunningSite

ATTEMPTS, PAUSE_MILLISECONDS = 100, 200


def say(text: str, tag: str, **values: object) -> str:
    """What the interface says for this English text on a page in this language."""
    with translation.override(tag):
        return gettext(text) % values if values else gettext(text)


class Reader:
    """Reads in one language."""

    def __init__(self, site: RunningSite, page: Page, tag: str) -> None:
        self.site = site
        self.page = page
        self.tag = tag

    def say(self, text: str, **values: object) -> str:
        return say(text, self.tag, **values)

    def opens(self, path: str) -> None:
        self.page.goto(f"{self.site.address}{path}")

    def opens_the_front_page(self) -> None:
        """By the bare address: the site finds the language."""
        self.opens("/")
        expect(self.page).to_have_url(f"{self.site.address}/{self.tag}/")

    def follows(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()

    def reads(self, text: str) -> None:
        expect(self.page.locator("main")).to_contain_text(text)

    def searches(self, words: str) -> None:
        self.opens_the_front_page()
        self.follows(self.say("Search"))
        self.page.get_by_label(self.say("Search the site")).fill(words)
        self.page.get_by_role("main").get_by_role("button", name=self.say("Search")).click()

    def finds(self, words: str, title: str) -> None:
        """Searches until the worker has put the page into the index."""
        self.searches(words)
        hit = self.page.get_by_role("link", name=title)
        self.looks_again_until(lambda: hit.count() > 0)

    def opens_when_published(self, path: str) -> None:
        """Asks again until the worker has put the page on the site."""
        self.opens(path)
        published = self.page.locator(f"link[rel=canonical][href$='{path}']")
        self.looks_again_until(lambda: published.count() > 0)

    def looks_again_until(self, is_there: Callable[[], bool]) -> None:
        """Loads the page again and again: what the worker does shows itself to nobody who doesn't ask."""
        for _attempt in range(ATTEMPTS):
            if is_there():
                return
            self.page.wait_for_timeout(PAUSE_MILLISECONDS)
            self.page.reload()
        raise AssertionError(f"{self.page.url} has not become what was waited for")

    def switches_to(self, name: str, tag: str) -> None:
        """By the switcher: a link on a page, a button that carries what was typed on a form."""
        self.page.locator("nav.languages").get_by_text(name, exact=True).click()
        expect(self.page.locator("html")).to_have_attribute("lang", tag)
        self.tag = tag

    def presses_tab_until(self, wanted: Locator, *, at_most: int = 60) -> None:
        """The keyboard alone: no more presses than this bring the focus there."""
        for _press in range(at_most):
            self.page.keyboard.press("Tab")
            if wanted.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"{at_most} presses of Tab don't reach {wanted}")

    def carries_no_cookie(self) -> None:
        assert self.page.context.cookies() == []


class Resident(Reader):
    """Signs up, and comes or cancels."""

    def signs_up_at(self, page: EventPage, name: str, email: str, *, choices: list[str] | None = None) -> None:
        """All the way from the form in her language to 'look in your mail'."""
        self.opens(f"/{self.tag}/sign-up/{page.event.code}/")
        self.fills_in(name, email, choices=choices)
        self.sends_the_form()
        self.is_told_to_look_in_the_mail(email)

    def takes_a_seat(self) -> None:
        """From the event's page to the form."""
        self.page.locator(".to-sign-up").get_by_role("link").click()
        expect(self.page.locator("form#sign-up")).to_be_visible()

    def fills_in(self, name: str, email: str, *, choices: list[str] | None = None) -> None:
        self.page.get_by_label(self.say("Name"), exact=True).fill(name)
        self.page.get_by_label(self.say("E-mail"), exact=True).fill(email)
        for choice in choices or []:
            self.page.get_by_label(choice, exact=True).check()

    def sends_the_form(self) -> None:
        self.page.locator("form#sign-up button[type=submit]").click()

    def is_told_to_look_in_the_mail(self, email: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(self.say("Look in your mail"))
        expect(self.page.locator("bdi.address")).to_have_text(email)

    def opens_the_link_in(self, mail: EmailMessage) -> None:
        """The personal one, whatever else the mail links to."""
        [own] = [link for link in links_in(mail) if "/my-sign-up/" in link]
        self.page.goto(own)

    def waits_in_line(self, place: int) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(self.say("You are on the waiting list"))
        expect(self.page.locator(".lead")).to_contain_text(str(place))

    def has_a_seat(self) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(self.say("You have a seat"))

    def cancels(self) -> None:
        """On the personal page that is open."""
        self.page.get_by_text(self.say("I can’t come")).click()
        self.page.get_by_role("button", name=self.say("Give up my seat")).click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(self.say("Your sign-up is cancelled"))
