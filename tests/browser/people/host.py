"""Somebody who hosts an event: sees who comes, and stands at the door."""

from playwright.sync_api import expect

from tests.browser.people.staff import Staff

COUNTED_MILLISECONDS = 20_000  # the numbers are asked for every five seconds, and the machine may be busy
THUMB = 44


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

    def logs_in_here(self) -> None:
        """By the link of the page that somebody's code has opened."""
        self.page.get_by_role("main").get_by_role("link").first.click()
        self.types_the_password()

    def counts(self, here: int, expected: int) -> None:
        """The numbers of the door, which come by themselves."""
        numbers = self.page.locator(".admin-presence dd")
        expect(numbers).to_have_text([str(here), str(expected)], timeout=COUNTED_MILLISECONDS)

    def leaves_out(self, name: str) -> None:
        """Of a group whose members are all ticked."""
        self.page.get_by_label(name, exact=True).uncheck()

    def presses(self, button: str) -> None:
        """A button for thumbs: 44 by 44 CSS pixels at the least."""
        pressed = self.page.get_by_role("button", name=button, exact=True)
        box = pressed.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= THUMB, f"{button} is {box['width']} by {box['height']}"
        pressed.click()

    def looks_for(self, words: str) -> None:
        """By the door's own search."""
        self.page.get_by_label("Name or code").fill(words)
        self.page.get_by_role("main").get_by_role("button", name="Search").click()

    def exports(self) -> str:
        """The list as CSV, with the columns that are ticked to begin with."""
        self.follows("Export")
        with self.page.expect_download() as download:
            self.saves_the_file("Text with commas (CSV)")
        return download.value.path().read_text(encoding="utf-8-sig")

    def opens_the_list_from_home(self, event: str) -> None:
        """Without script: the menu at the side is drawn by one."""
        self.opens("/admin/")
        self.follows(f"Sign-ups: {event}")

    def adds(self, name: str, email: str = "", *, is_here: bool = False) -> None:
        """From the list, somebody who has called or who stands at the door."""
        self.follows("Add somebody")
        self.page.get_by_label("Name", exact=True).fill(name)
        if email:
            self.page.get_by_label("E-mail").fill(email)
        if is_here:
            self.page.get_by_label("Is here already").check()
        self.page.get_by_role("button", name="Add this person").click()

    def cancels(self, note: str, language: str) -> None:
        """The sign-up of the person who is open."""
        self.follows("Cancel this sign-up")
        self.page.get_by_label("A note to the person").fill(note)
        self.page.get_by_label("Language of the note").select_option(language)
        self.page.get_by_role("button", name="Yes, cancel the place").click()

    def gives_the_seat(self) -> None:
        self.follows("Give a seat")
        self.page.get_by_role("button", name="Yes, give the seat").click()

    def corrects_the_address(self, email: str) -> None:
        self.follows("Correct the address")
        self.page.get_by_label("E-mail").fill(email)
        self.page.get_by_role("button", name="Save and send").click()

    def saves_the_file(self, kind: str) -> None:
        self.page.get_by_label(kind).check()
        self.page.get_by_role("button", name="Save the file").click()

    def ticks_only(self, *columns: str) -> None:
        """Of the columns of an export, once all have come."""
        self.page.wait_for_load_state()
        for box in self.page.get_by_role("group", name="Columns").get_by_role("checkbox").all():
            box.uncheck()
        for column in columns:
            self.page.get_by_label(column, exact=True).check()

    def writes(self, language: str, subject: str, text: str) -> None:
        fields = self.page.get_by_role("group", name=language, exact=True)
        fields.get_by_label("Subject").fill(subject)
        fields.get_by_label("Text").fill(text)

    def goes_on_to(self, step: str) -> None:
        """By keyboard: beside a frame that is shut off, Chromium loses a click that a program makes."""
        self.page.get_by_role("button", name=step, exact=True).press("Enter")
