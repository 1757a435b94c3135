"""The index follows the pages: what is public is found, what isn't never is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from core.outbox.models import OutboxEntry
from core.worker.carry_out import carry_out_due
from search.documents import documents_of
from search.filters import Filters
from search.indexing import KIND, ask_for
from search.models import SearchDocument
from search.searching import search
from tests.factories import (
    ArticlePageFactory,
    ContactFactory,
    EventFactory,
    EventPageFactory,
    InformationPageFactory,
    SummaryPageFactory,
    TopicFactory,
    VenueFactory,
    paragraph,
    translate,
)

pytestmark = pytest.mark.django_db


def urls(query: str) -> list[str]:
    """The addresses found, once the worker has done what is due."""
    carry_out_due()
    return [hit.document.url for hit in search(query, "en", Filters(), offset=0, limit=20).hits]


def test_a_published_page_is_found_by_its_title_lead_and_text() -> None:
    page = ArticlePageFactory(title="Wolverine", lead="A capybara", body=[paragraph("and an <b>axolotl</b>")])
    assert urls("wolverine") == urls("capybara") == urls("axolotl") == [page.url]


def test_every_kind_of_page_is_found_with_its_kind_and_date() -> None:
    event_page = EventPageFactory(title="Wolverine meeting")
    summary = SummaryPageFactory(title="Wolverine summary", parent=event_page)
    article = ArticlePageFactory(title="Wolverine article")
    information = InformationPageFactory(title="Wolverine information")
    carry_out_due()
    found = {row.page_id: (row.kind, row.date) for row in SearchDocument.objects.all()}
    assert found[event_page.pk] == ("event", event_page.event.starts_at)
    assert found[summary.pk] == ("summary", event_page.event.starts_at)
    assert found[article.pk] == ("article", article.first_published_at)
    assert found[information.pk] == ("page", None)


def test_a_draft_is_not_found_and_a_changed_draft_changes_nothing() -> None:
    ArticlePageFactory(title="Wolverine", live=False)
    page = ArticlePageFactory(title="Capybara")
    page.title = "Axolotl"
    page.save_revision()
    assert urls("wolverine") == urls("axolotl") == []
    assert urls("capybara") == [page.url]


def test_an_unpublished_page_is_forgotten() -> None:
    page = ArticlePageFactory(title="Wolverine")
    assert urls("wolverine") == [page.url]
    page.unpublish()
    assert urls("wolverine") == []


def test_a_deleted_page_is_forgotten_with_those_below_it() -> None:
    page = EventPageFactory(title="Wolverine")
    SummaryPageFactory(title="Wolverine summary", parent=page)
    assert len(urls("wolverine")) == 2
    page.delete()
    assert urls("wolverine") == []


def test_a_page_behind_a_log_in_is_forgotten_with_those_below_it_until_it_is_open_again() -> None:
    page = EventPageFactory(title="Wolverine")
    SummaryPageFactory(title="Wolverine summary", parent=page)
    wall = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert urls("wolverine") == []
    wall.delete()
    assert len(urls("wolverine")) == 2


def test_an_expired_page_is_not_found_even_before_the_worker_notices() -> None:
    page = ArticlePageFactory(title="Wolverine", expire_at=timezone.now() + timedelta(hours=1))
    assert urls("wolverine") == [page.url]
    SearchDocument.objects.filter(pk=page.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert urls("wolverine") == []


def test_a_language_that_is_taken_off_is_not_found(settings: Any) -> None:
    page = ArticlePageFactory(title="Wolverine", tag="sv")
    assert urls("wolverine") == [page.url]
    settings.LANGUAGES = [entry for entry in django_settings.LANGUAGES if entry[0] != "sv"]
    assert urls("wolverine") == []


def test_a_changed_slug_changes_the_address_of_the_page_and_of_those_below(
    django_capture_on_commit_callbacks: Any,
) -> None:
    page = EventPageFactory(title="Wolverine", slug="before")
    SummaryPageFactory(title="Wolverine summary", slug="summary", parent=page)
    carry_out_due()
    page.slug = "after"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert sorted(urls("wolverine")) == ["/en/events/after/", "/en/events/after/summary/"]


def test_a_moved_page_is_found_at_its_new_address_with_those_below() -> None:
    parent, page = InformationPageFactory(title="Capybara"), InformationPageFactory(title="Wolverine")
    InformationPageFactory(title="Wolverine cub", slug="cub", parent=page)
    page.refresh_from_db()
    page.move(parent, pos="last-child")
    assert sorted(urls("wolverine")) == ["/en/capybara/wolverine/", "/en/capybara/wolverine/cub/"]


def test_a_moved_hour_changes_the_date_in_every_language() -> None:
    page = EventPageFactory(title="Wolverine")
    translated = translate(page, "sv", title="Järv")
    carry_out_due()
    page.event.starts_at += timedelta(days=1)
    page.event.save()
    carry_out_due()
    dates = SearchDocument.objects.filter(pk__in=[page.pk, translated.pk]).values_list("date", flat=True)
    assert list(dates) == [page.event.starts_at] * 2


def test_an_event_is_found_by_any_language_s_name_of_its_place() -> None:
    venue = VenueFactory(name="Alberga mansion", tag="en")
    translate(venue, "fi", name="Leppävaaran kartano")
    page = EventPageFactory(title="Wolverine", event=EventFactory(venue=venue))
    assert urls("Leppävaara") == urls("alberga") == [page.url]


def change_topic() -> tuple[Any, Any]:
    topic = TopicFactory(name="Capybara")
    return topic, ArticlePageFactory(topics=[topic])


def change_contact() -> tuple[Any, Any]:
    contact = ContactFactory(name="Capybara")
    return contact, EventPageFactory(event=EventFactory(contact=contact))


def change_venue() -> tuple[Any, Any]:
    venue = VenueFactory(name="Capybara")
    return venue, SummaryPageFactory(parent=EventPageFactory(live=False, event=EventFactory(venue=venue)))


@pytest.mark.parametrize("make", [change_topic, change_contact, change_venue])
def test_a_snippet_s_new_name_finds_the_pages_that_tell_it(make: Callable[[], tuple[Any, Any]]) -> None:
    snippet, page = make()
    assert urls("capybara") == [page.url]
    snippet.name = "Axolotl"
    snippet.save_revision().publish()
    assert urls("axolotl") == [page.url]
    assert urls("capybara") == []


def test_reading_many_pages_takes_no_more_queries_than_reading_one() -> None:
    pages = [ArticlePageFactory(topics=[TopicFactory()]).pk for _ in range(5)]
    counts = []
    for ids in (pages[:1], pages):
        Site.clear_site_root_paths_cache()
        with CaptureQueriesContext(connection) as queries:
            assert len(documents_of(ids)) == len(ids)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_an_entry_carried_out_twice_or_for_a_page_that_is_gone_does_no_harm() -> None:
    page = ArticlePageFactory(title="Wolverine")
    ask_for([page.pk, page.pk, 999_999])
    assert urls("wolverine") == [page.url]
    assert not OutboxEntry.objects.filter(kind=KIND, done_at=None).exists()


def test_a_rebuild_makes_the_index_right_whatever_it_was() -> None:
    page = ArticlePageFactory(title="Wolverine")
    carry_out_due()
    SearchDocument.objects.filter(pk=page.pk).update(page_id=999_999)
    call_command("search_rebuild")
    assert urls("wolverine") == [page.url]
    assert not SearchDocument.objects.filter(pk=999_999).exists()


def test_a_document_that_says_the_same_is_the_same_whatever_order_the_database_answers_in() -> None:
    topics = [TopicFactory(name=name) for name in ("Wolverine", "Capybara", "Axolotl")]
    page = EventPageFactory(event=EventFactory())
    page.event.topics.set(reversed(topics))
    before = documents_of([page.pk])
    page.event.topics.clear()
    page.event.topics.set(topics)
    assert documents_of([page.pk]) == before
