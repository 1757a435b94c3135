"""The search server follows the site's tables, the newer state always winning."""

import pytest
from django.db import transaction
from elasticsearch import Elasticsearch

from core import outbox
from core.outbox.models import OutboxEntry
from core.worker.carry_out import carry_out_due
from search import carrying
from search.engines.elastic import ElasticEngine, connection, writing
from search.keeping import forget
from search.queries import all_ways, parse
from tests.factories import ArticlePageFactory
from tests.search.conftest import Article
from tests.search.test_engines import NOW, Filters, Inquiry
from tests.services.ports import free_port

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("elasticsearch")]


def there(query: str) -> list[int]:
    """The pages that the server itself finds."""
    connection.patient_client().indices.refresh(index=connection.alias())
    inquiry = Inquiry(
        words=all_ways(parse(query)), language="en", filters=Filters(), offset=0, limit=20, now=NOW, coverage=0.6
    )
    return list(ElasticEngine(connection.client(), connection.alias()).find(inquiry).page_ids)


def test_a_published_changed_and_deleted_page_is_followed() -> None:
    page = ArticlePageFactory(title="Wolverine")
    carry_out_due()
    assert there("wolverine") == [page.pk]
    page.title = "Capybara"
    page.save_revision().publish()
    carry_out_due()
    assert (there("wolverine"), there("capybara")) == ([], [page.pk])
    page.delete()
    carry_out_due()
    assert there("capybara") == []


def test_an_older_entry_never_writes_over_a_newer_one(article: Article) -> None:
    document = article("en", "Wolverine")
    writing.send({document.page_id: 1_000_000})
    forget([document.page_id])
    writing.send({document.page_id: 999_999})
    assert there("wolverine") == [document.page_id]
    writing.send({document.page_id: 1_000_001})
    assert there("wolverine") == []
    article("en", "Axolotl")


def test_what_was_removed_stays_removed_for_a_late_rebuild(article: Article) -> None:
    document = article("en", "Wolverine")
    index = writing.alive()[0]
    late = list(writing.actions({document.page_id: writing.REBUILT}, index))
    forget([document.page_id])
    writing.send({document.page_id: 2_000_000})
    writing.bulk(late)
    assert there("wolverine") == []


def test_many_changes_go_in_one_bulk(article: Article) -> None:
    ids = [article("en", f"Wolverine {number}").page_id for number in range(5)]
    with transaction.atomic():
        carrying.ask_for(ids)
    assert carry_out_due() == 5
    assert OutboxEntry.objects.filter(kind=carrying.KIND, done_at=None).count() == 0
    assert there("wolverine") == sorted(ids)


def test_while_the_server_is_away_changes_wait_and_no_attempt_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = Elasticsearch(f"http://127.0.0.1:{free_port()}", max_retries=0)
    with transaction.atomic():
        outbox.put(kind=carrying.KIND, target="1")
    with monkeypatch.context() as away:
        away.setattr(connection, "patient_client", lambda: nobody)
        carry_out_due()
    entry = OutboxEntry.objects.get(kind=carrying.KIND)
    assert (entry.done_at, entry.failed_at, entry.attempts) == (None, None, 0)
    assert entry.due_at - entry.created_at < carrying.OUTAGE_PAUSE * 2
