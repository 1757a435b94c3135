"""What editors change after they have published, as residents see it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar
from playwright.sync_api import expect
from wagtail.models import Revision

from articles.models import ArticlePage
from tests import factories
from tests.browser.conftest import NewPage
from tests.browser.people import Editor, Reader
from tests.services.mailbox import Mailbox, calendar_in
from tests.services.site import RunningSite

pytestmark = pytest.mark.usefixtures("orm")


@pytest.fixture
def editor(site: RunningSite, new_page: NewPage) -> Editor:
    somebody = Editor(site, new_page(), factories.editor().username)
    somebody.logs_in()
    return somebody


def test_a_moved_hour_is_true_in_every_language_and_told_to_everybody(
    site: RunningSite, mailbox: Mailbox, new_page: NewPage, editor: Editor
) -> None:
    page = factories.EventPageFactory()
    swedish = factories.translate(page, "sv", title=f"{page.title} på svenska")
    for tag in ("en", "sv"):
        factories.SignUpFactory(event=page.event, email=f"moved-{tag}@example.org", language=tag)
    begins = (page.event.local_start + timedelta(days=1)).replace(hour=9, minute=15, second=0, microsecond=0)
    readers = {told: Reader(site, new_page(), told.locale.language_code) for told in (page, swedish)}
    for told, reader in readers.items():
        reader.opens(told.url)  # so that their browsers hold the page as it was
        reader.opens(f"/{reader.tag}/")
    editor.opens_the_facts(page.event)
    editor.types_the_hours(begins, begins + timedelta(hours=1))
    editor.saves_the_facts()
    expect(editor.page.locator("#concerned")).to_have_text("2 people will be told, in 2 languages.")
    editor.saves_the_facts()
    editor.is_told("A mail goes to each of 2 people.")
    for told, reader in readers.items():
        reader.opens(told.url)
        expect(reader.page.locator("dl.facts")).to_contain_text(re.compile(r"0?9[.:]15"))
    for tag in ("en", "sv"):
        (entry,) = Calendar.from_ical(calendar_in(mailbox.wait_for(f"moved-{tag}@example.org"))).walk("VEVENT")
        assert entry["SEQUENCE"] == 1
        assert entry.decoded("DTSTART") == begins


def test_an_article_that_was_scheduled_comes_out_by_itself(
    site: RunningSite, new_page: NewPage, editor: Editor
) -> None:
    article = factories.ArticlePageFactory(title="A story for tomorrow", live=False)
    editor.schedules(article, timezone.localtime() + timedelta(days=1))
    assert not ArticlePage.objects.get(pk=article.pk).live
    let_the_hour_come(article)
    reader = Reader(site, new_page(), "en")
    reader.opens_when_published(article.url)
    reader.reads(article.lead)


def test_a_changed_address_leads_on_from_the_old_one(site: RunningSite, new_page: NewPage, editor: Editor) -> None:
    article = factories.ArticlePageFactory(title="An address that changes")
    editor.opens(f"/admin/pages/{article.pk}/edit/")
    editor.changes_the_slug("another-address")
    editor.publishes()
    reader = Reader(site, new_page(), "en")
    reader.opens(article.url)
    expect(reader.page).to_have_url(re.compile("/another-address/$"))
    reader.reads(article.lead)


def let_the_hour_come(article: ArticlePage) -> None:
    """Nobody waits a day for a test: the moment that was set is moved to just now."""
    now = timezone.now()
    revision = Revision.objects.get(object_id=article.pk, approved_go_live_at__isnull=False)
    revision.approved_go_live_at = now
    revision.content["go_live_at"] = now.isoformat()
    revision.save()
