"""What everybody does who works in the admin."""

from playwright.sync_api import Page, expect

from tests.factories import PASSWORD
from tests.services.site import RunningSite


class Staff:
    """Somebody at a desk, with script on, who reads the admin in English."""

    def __init__(self, site: RunningSite, page: Page, username: str) -> None:
        self.site = site
        self.page = page
        self.username = username

    def logs_in(self) -> None:
        self.opens("/admin/")
        self.types_the_password()
        expect(self.page).to_have_url(f"{self.site.address}/admin/")

    def types_the_password(self) -> None:
        self.page.get_by_label("Username").fill(self.username)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()

    def opens(self, path: str) -> None:
        self.page.goto(f"{self.site.address}{path}")

    def opens_from_the_menu(self, name: str) -> None:
        self.page.locator(".sidebar-main-menu").get_by_role("link", name=name, exact=True).click()

    def follows(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def is_told(self, sentence: str) -> None:
        """By the coloured bar that the admin shows after an action."""
        expect(self.page.locator(".messages")).to_contain_text(sentence)

    def publishes(self) -> None:
        """The page or snippet that is open in the editor."""
        self.page.get_by_role("button", name="More actions").click()
        self.page.get_by_role("button", name="Publish", exact=True).click()
        self.is_told("published")
