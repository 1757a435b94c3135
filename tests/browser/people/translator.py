"""Somebody who translates into one language: its segments in wagtail-localize's editor, or a PO file in her own program."""

from pathlib import Path

import polib
from playwright.sync_api import Locator, expect

from tests.browser.people.staff import Staff


class Translator(Staff):
    def finds_in_her_open_work(self, title: str) -> None:
        """The list of what she has to do; opens this one of it."""
        self.opens_from_the_menu("Translations")
        self.follows(title)

    def is_offered_no_editors_decision(self) -> None:
        """localize's script draws the buttons all the same, inside a menu that is closed: what hides them is asked for."""
        stop = self.page.locator("button", has_text="Stop Synced translation")
        expect(stop).to_have_css("display", "none")

    def translates_in_the_browser(self, words: dict[str, str]) -> None:
        """Each text of the open editor by the one it is to become."""
        for original, translation in words.items():
            segment = self.segment(original)
            segment.get_by_role("button", name="Translate").click()
            segment.get_by_role("textbox").fill(translation)
            segment.get_by_role("button", name="Save").click()
            expect(segment.get_by_role("button", name="Edit")).to_be_visible()

    def segment(self, original: str) -> Locator:
        """The innermost list item that shows this text."""
        return self.page.locator("li:has(> p)", has=self.page.get_by_text(original, exact=True))

    def translates_in_a_po_file(self, words: dict[str, str], folder: Path) -> None:
        """Downloads the file, fills in every text, and uploads it again."""
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name="Download PO file").first.click()
        path = folder / "words.po"
        download.value.save_as(path)
        catalogue = polib.pofile(str(path))
        for entry in catalogue:
            entry.msgstr = words[entry.msgid]
        catalogue.save()
        self.page.locator("input[type=file][name=file]").first.set_input_files(path)
        self.is_told("Successfully imported")

    def publishes_the_translation(self) -> None:
        self.page.get_by_role("button", name="Publish in").click()
        self.is_told("ublished")
