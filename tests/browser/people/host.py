"""Somebody who hosts an event: sees who comes, and stands at the door."""

from playwright.sync_api import expect

from tests.browser.people.staff import Staff


class Host(Staff):
    def opens_the_sign_ups(self, event: str) -> None:
        self.opens_from_the_menu("Events")
        self.follows(event)
        expect(self.page.get_by_role("heading", name="Sign-ups")).to_be_visible()

    def sees_the_answer(self, name: str, question: str, answer: str) -> None:
        """On the page of this person, one click from the list."""
        self.follows(name)
        asked = self.page.locator("dt", has_text=question)
        expect(asked).to_be_visible()
        expect(asked.locator("+ dd")).to_have_text(answer)

    def checks_in(self, name: str) -> None:
        """'Is here', on the list or on the person's own page."""
        self.page.get_by_role("button", name=f"Is here: {name}").click()
        self.is_told(f"{name} is here.")
        expect(self.page.get_by_role("button", name=f"Undo: {name} is not here")).to_be_visible()

    def exports(self) -> str:
        """The list as CSV."""
        with self.page.expect_download() as download:
            self.follows("Export as CSV")
        return download.value.path().read_text(encoding="utf-8-sig")
