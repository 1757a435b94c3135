"""What the clock brings."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import Locale, Page, Revision
from wagtail_localize.operations import translate_object

from core.models import Topic
from core.outbox import put
from core.outbox.models import OutboxEntry
from core.worker.schedule import Schedule, prune_outbox
from home.models import FrontPage, InformationPage

pytestmark = pytest.mark.django_db
AN_HOUR = timedelta(hours=1)


@pytest.fixture
def front() -> FrontPage:
    return Page.get_first_root_node().add_child(instance=FrontPage(title="Front", slug="front", locale=english()))


def english() -> Locale:
    return Locale.objects.get_or_create(language_code="en")[0]


def draft(front: FrontPage, title: str, **fields: Any) -> InformationPage:
    page = InformationPage(title=title, slug=title.lower(), live=False, locale=front.locale, **fields)
    return front.add_child(instance=page)


def schedule(page: Any, at: datetime) -> None:
    """A draft that an editor has given a time to go live, at which time has brought us."""
    page.go_live_at = at
    revision = page.save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=at)


def test_a_page_goes_live_when_its_time_has_come(front: FrontPage) -> None:
    due, early = draft(front, "Due"), draft(front, "Early")
    schedule(due, timezone.now() - AN_HOUR)
    schedule(early, timezone.now() + AN_HOUR)
    Schedule().run_if_due()
    due.refresh_from_db()
    early.refresh_from_db()
    assert (due.live, early.live) == (True, False)


def test_a_page_that_the_gate_holds_back_keeps_no_other_waiting(
    front: FrontPage, caplog: pytest.LogCaptureFixture
) -> None:
    swedish = Locale.objects.get_or_create(language_code="sv")[0]
    source = draft(front, "Source", lead="Words that nobody has translated yet.")
    translate_object(front, [swedish])
    translate_object(source, [swedish])
    untranslated, finished = source.get_translation(swedish), draft(front, "Finished")
    schedule(untranslated, timezone.now() - 2 * AN_HOUR)
    schedule(finished, timezone.now() - AN_HOUR)

    clock = Schedule()
    clock.publish_due()
    untranslated.refresh_from_db()
    finished.refresh_from_db()
    assert (untranslated.live, finished.live) == (False, True)
    assert "held back (Unfinished" in caplog.text

    caplog.clear()
    clock.publish_due()
    assert "held back" not in caplog.text  # told once, tried each time


def test_a_page_whose_time_is_over_leaves_the_site(front: FrontPage) -> None:
    over = draft(front, "Over")
    over.save_revision().publish()
    Page.objects.filter(pk=over.pk).update(expire_at=timezone.now() - AN_HOUR)
    Schedule().run_if_due()
    over.refresh_from_db()
    assert (over.live, over.expired) == (False, True)


def test_a_snippet_with_drafts_is_scheduled_as_pages_are() -> None:
    topic = Topic(name="Schools", live=False, locale=english())
    topic.save()
    schedule(topic, timezone.now() - AN_HOUR)
    Schedule().run_if_due()
    topic.refresh_from_db()
    assert topic.live


def test_the_schedule_keeps_its_pace(front: FrontPage, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    clock = Schedule()
    clock.run_if_due()
    with django_assert_num_queries(0):
        clock.run_if_due()


def test_old_entries_are_cleared_away_and_waiting_ones_are_not(settings: Settings) -> None:
    long_ago = timezone.now() - timedelta(days=settings.WORKER["KEEP_DAYS"] + 1)
    for name in ("done", "failed", "waiting", "recent"):
        put(kind="thing", target=name)
    OutboxEntry.objects.update(created_at=long_ago, due_at=long_ago)
    OutboxEntry.objects.filter(target="done").update(done_at=long_ago)
    OutboxEntry.objects.filter(target="failed").update(failed_at=long_ago)
    OutboxEntry.objects.filter(target="recent").update(done_at=timezone.now())
    assert prune_outbox() == 2
    assert set(OutboxEntry.objects.values_list("target", flat=True)) == {"waiting", "recent"}


def test_sessions_that_have_run_out_are_cleared_once_a_day() -> None:
    Session.objects.create(session_key="old", session_data="", expire_date=timezone.now() - AN_HOUR)
    Session.objects.create(session_key="new", session_data="", expire_date=timezone.now() + AN_HOUR)
    Schedule().run_if_due()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]
