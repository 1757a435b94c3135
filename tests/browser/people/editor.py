"""Somebody who writes and publishes in any language, and plans the events."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from playwright.sync_api import expect
from wagtail.models import Page

from events.models import Event, EventPage, SignUpForm
from tests.browser.people.staff import Staff

AS_TYPED = "%Y-%m-%d %H:%M"


@dataclass(frozen=True)
class Facts:
    """What 'New event' asks; times are typed in the event's own zone. `venue` and `form` are names in choosers."""

    title: str
    begins: datetime
    ends: datetime
    venue: str
    form: str = ""
    seats: int = 20
    spoken: list[str] = field(default_factory=lambda: ["fi"])
    hosts: list[str] = field(default_factory=list)


class Editor(Staff):
    def writes_a_sign_up_form(self, title: str, question: str, choices: list[str]) -> SignUpForm:
        """One question that must be answered by one of the choices; published."""
        self.opens("/admin/snippets/events/signupform/add/")
        self.page.locator("#id_title").fill(title)
        self.page.locator("#id_questions-ADD").click()
        self.page.locator("#id_questions-0-text").fill(question)
        self.page.locator("#id_questions-0-kind").select_option("one")
        self.page.locator("#id_questions-0-required").check()
        for number, choice in enumerate(choices):
            self.page.locator("#id_questions-0-choices-ADD").click()
            self.page.locator(f"#id_questions-0-choices-{number}-text").fill(choice)
        self.publishes()
        return SignUpForm.objects.get(title=title)

    def begins_an_event(self, facts: Facts) -> EventPage:
        """'New event': facts and a title; the draft of its page opens."""
        self.opens_from_the_menu("Events")
        self.follows("New event")
        self.page.get_by_label("Title of the page").fill(facts.title)
        self.page.get_by_role("radio", name="English").check()
        self.types_the_hours(facts.begins, facts.ends)
        self.chooses("venue", facts.venue)
        self.page.locator("#id_seats_in_person").fill(str(facts.seats))
        if facts.form:
            self.chooses("sign_up_form", facts.form)
        for tag in facts.spoken:
            self.page.locator(f"input[name=spoken_languages][value={tag}]").check()
        for host in facts.hosts:
            self.page.locator("#id_hosts").get_by_label(host).check()
        self.page.get_by_role("button", name="Begin the page").click()
        self.is_told("The event stands")
        return EventPage.objects.get(title=facts.title)

    def writes_its_page(self, lead: str, paragraph: str) -> None:
        """Lead and text, in the page editor that is open."""
        self.page.locator("#id_lead").fill(lead)
        self.page.get_by_title("Insert a block").first.click()
        self.page.get_by_role("option", name="Paragraph").click()
        text = self.page.locator("[data-contentpath=body]")
        text.locator("[contenteditable=true]").fill(paragraph)
        stored = text.locator("input[name=body-0-value]")
        expect(stored).to_have_value(
            re.compile(re.escape(paragraph))
        )  # the rich text editor writes it there a moment later

    def submits_page_for_translation(self, page: EventPage, language: str) -> None:
        self.opens(f"/admin/localize/submit/page/{page.pk}/")
        self._submits(language)

    def submits_form_for_translation(self, form: SignUpForm, language: str) -> None:
        self.opens(f"/admin/localize/submit/snippet/events/signupform/{form.pk}/")
        self._submits(language)

    def publishes_a_summary(self, page: EventPage, title: str, lead: str, paragraph: str) -> None:
        """Below the event's page, from the page explorer."""
        self.opens(f"/admin/pages/{page.pk}/")
        self.page.get_by_role("link", name=re.compile("Add child page|Add a child page")).first.click()
        self.page.locator("#id_title").fill(title)
        self.writes_its_page(lead, paragraph)
        self.publishes()

    def opens_the_facts(self, event: Event) -> None:
        self.opens(f"/admin/events/edit/{event.pk}/")

    def saves_the_facts(self) -> None:
        """'Save', and where people must be told 'Save and tell them' after it."""
        self.page.get_by_role("main").locator("footer button[type=submit]").click()

    def changes_the_slug(self, slug: str) -> None:
        self.page.get_by_role("tab", name="Promote").click()
        self.page.get_by_label("Slug").fill(slug)

    def schedules(self, page: Page, moment: datetime) -> None:
        """Sets when the page is to be published, in the panel beside the editor."""
        self.opens(f"/admin/pages/{page.pk}/edit/")
        self.page.get_by_role("button", name="Toggle status").click()
        self.page.get_by_role("button", name="Set schedule").click()
        self.types_a_moment("go_live_at", moment, beside="text=Choose when this page should go live")
        self.page.get_by_role("button", name="Save schedule").click()
        self.page.get_by_role("button", name="More actions").click()
        self.page.get_by_role("button", name="Schedule to publish").click()
        self.is_told("scheduled")

    def types_the_hours(self, begins: datetime, ends: datetime) -> None:
        self.types_a_moment("starts_at", begins, beside=".w-slim-header")
        self.types_a_moment("ends_at", ends, beside=".w-slim-header")

    def types_a_moment(self, name: str, moment: datetime, *, beside: str) -> None:
        """The calendar that opens goes away by a click beside it."""
        self.page.locator(f"#id_{name}").fill(moment.strftime(AS_TYPED))
        calendar = self.page.locator(".xdsoft_datetimepicker:visible")
        expect(calendar).to_have_count(1)
        self.page.locator(beside).first.click()
        expect(calendar).to_have_count(0)

    def chooses(self, name: str, thing: str) -> None:
        """In the chooser of this field."""
        self.page.locator(f"#id_{name}-chooser").get_by_role("button").first.click()
        self.page.get_by_role("dialog").get_by_role("link", name=thing, exact=True).click()
        expect(self.page.locator(f"#id_{name}-chooser")).to_contain_text(thing)

    def _submits(self, language: str) -> None:
        self.page.get_by_role("checkbox", name=language).check()
        self.page.get_by_role("button", name="Submit").click()
        self.is_told("success")
