"""The main job, from an empty site to a summary that a reader finds: each person in a browser of their own."""

from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from icalendar import Calendar

from core.interface import interface_tag
from tests import factories
from tests.browser.conftest import NewPage
from tests.browser.people import Editor, Facts, Host, Reader, Resident, Translator
from tests.browser.people.residents import say
from tests.services.mailbox import Mailbox, calendar_in, links_in, text_of
from tests.services.site import RunningSite

HELSINKI = ZoneInfo("Europe/Helsinki")
BEGINS = (timezone.now().astimezone(HELSINKI) + timedelta(days=21)).replace(hour=17, minute=30, second=0, microsecond=0)
ENDS = BEGINS + timedelta(hours=2)

TITLE, LEAD, TEXT = "An evening about school", "Teachers tell how a school day goes.", "Bring the whole family."
FORM, QUESTION, CHOICES = "Before you come", "How will you come?", ["By metro", "On foot"]
IN_SWEDISH = {
    TITLE: "En kväll om skolan",
    LEAD: "Lärare berättar om en vanlig skoldag.",
    TEXT: "Ta med hela familjen.",
    FORM: "Innan du kommer",
    QUESTION: "Hur kommer du?",
    "By metro": "Med metro",
    "On foot": "Till fots",
}
SUMMARY = "What parents asked about school"


@pytest.mark.both_databases
@pytest.mark.usefixtures("orm")
def test_an_evening_is_written_translated_filled_held_told_and_found(
    site: RunningSite, mailbox: Mailbox, new_page: NewPage, tmp_path: Path
) -> None:
    given_people_and_a_venue()

    elsa = Editor(site, new_page(), "elsa")
    elsa.logs_in()
    form = elsa.writes_a_sign_up_form(FORM, QUESTION, CHOICES)
    page = elsa.begins_an_event(Facts(TITLE, BEGINS, ENDS, "Suurpelto library", form=FORM, hosts=["henri"]))
    elsa.writes_its_page(LEAD, TEXT)
    elsa.publishes()
    elsa.submits_page_for_translation(page, "svenska")
    elsa.submits_form_for_translation(form, "svenska")

    translates_both(Translator(site, new_page(), "tove"), tmp_path)

    runa = Resident(site, new_page(width=360, javascript=False, locale="sv-FI"), "sv")
    signs_up_in_swedish(runa)
    mail = mailbox.wait_for("runa@example.org")
    assert_invitation_in_swedish(mail, site)
    runa.opens_the_link_in(mail)
    runa.has_a_seat()

    henri = Host(site, new_page(), "henri")
    henri.logs_in()
    henri.opens_the_sign_ups(TITLE)
    henri.checks_in("Runa Berg")
    henri.sees_the_answer("Runa Berg", IN_SWEDISH[QUESTION], "Till fots")

    elsa.publishes_a_summary(page, SUMMARY, "Sixty people came.", "Most of them asked about breakfast.")
    reader = Reader(site, new_page(locale="en-GB"), "en")
    reader.finds("breakfast", SUMMARY)
    reader.follows(SUMMARY)
    reader.reads("Most of them asked about breakfast.")


def given_people_and_a_venue() -> None:
    factories.editor(username="elsa")
    factories.translator("sv", username="tove")
    factories.host(username="henri")
    factories.VenueFactory(name="Suurpelto library", street="Market Square 1")


def signs_up_in_swedish(runa: Resident) -> None:
    runa.opens_the_front_page()
    runa.follows(IN_SWEDISH[TITLE])
    runa.reads(IN_SWEDISH[LEAD])
    runa.takes_a_seat()
    runa.fills_in("Runa Berg", "runa@example.org", choices=["Till fots"])
    runa.sends_the_form()
    runa.is_told_to_look_in_the_mail("runa@example.org")
    runa.carries_no_cookie()


def assert_invitation_in_swedish(mail: EmailMessage, site: RunningSite) -> None:
    """In Swedish, with a calendar file for this one person and a personal link on this very site."""
    tag = interface_tag("sv")  # mails are written in the languages of the interface; other tests see that this is one
    title = IN_SWEDISH[TITLE] if tag == "sv" else TITLE
    assert title in str(mail["Subject"])
    text = text_of(mail)
    assert text.startswith(say("You have a seat", tag))
    assert say("Hello %(name)s,", tag, name="Runa Berg") in text
    assert title in text
    assert links_in(mail)[0].startswith(f"{site.address}/{tag}/")
    calendar = Calendar.from_ical(calendar_in(mail))
    assert calendar["METHOD"] == "REQUEST"
    (entry,) = calendar.walk("VEVENT")
    assert entry["UID"]
    assert entry["SEQUENCE"] == 0
    assert entry["SUMMARY"] == title
    assert (entry.decoded("DTSTART"), entry.decoded("DTEND")) == (as_utc(BEGINS), as_utc(ENDS))


def as_utc(moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo("UTC"))


def translates_both(tove: Translator, folder: Path) -> None:
    tove.logs_in()
    tove.finds_in_her_open_work(TITLE)
    tove.is_offered_no_editors_decision()
    tove.translates_in_the_browser({text: IN_SWEDISH[text] for text in (TITLE, LEAD, TEXT)})
    tove.publishes_the_translation()
    tove.finds_in_her_open_work(FORM)
    tove.translates_in_a_po_file(IN_SWEDISH, folder)
    tove.publishes_the_translation()
