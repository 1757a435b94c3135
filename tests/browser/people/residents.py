"""Those for whom the site is: who reads, and who signs up. They know no admin, and may have no script."""

from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Page, expect

from tests.services.site import RunningSite


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
        while_indexing = 40
        while not hit.count() and while_indexing:
            while_indexing -= 1
            self.page.reload()
        expect(hit).to_be_visible()

    def carries_no_cookie(self) -> None:
        assert self.page.context.cookies() == []


class Resident(Reader):
    """Signs up, and comes or cancels."""

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

    def has_a_seat(self) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(self.say("You have a seat"))

    def cancels(self) -> None:
        """On the personal page that is open."""
        self.page.get_by_text(self.say("I can’t come")).click()
        self.page.get_by_role("button", name=self.say("Give up my seat")).click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(self.say("You have given up your seat"))
