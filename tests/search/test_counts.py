"""Searches are counted by day and language, without who made them, and not for long."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from search.counts import count, forget_old
from search.models import SearchCount
from tests.search.conftest import Article

pytestmark = pytest.mark.django_db


def test_the_same_words_are_one_row_a_day_with_what_they_found_last(client: Client, article: Article) -> None:
    client.get("/en/search/", {"q": "Wolverine "})
    article("en", "Wolverine")
    client.get("/en/search/", {"q": "wolverine"})
    client.get("/fi/search/", {"q": "wolverine"})
    rows = SearchCount.objects.order_by("language").values_list("language", "query", "times", "found")
    assert list(rows) == [("en", "wolverine", 2, 1), ("fi", "wolverine", 1, 1)]


@pytest.mark.parametrize(
    "query", ["aino.virtanen@example.org", "040 123 4567", "+358401234567", "131052-308T", "FI21 1234 5600 0007 85"]
)
def test_words_that_look_like_personal_data_are_not_counted(query: str) -> None:
    count(query, "en", 0)
    assert not SearchCount.objects.exists()


@pytest.mark.parametrize("query", ["1.12.2026", "tapahtumat 7.12.2026", "12/2026"])
def test_dates_are_counted(query: str) -> None:
    count(query, "fi", 0)
    assert SearchCount.objects.get().query == query


def test_marks_around_words_are_not_counted_and_marks_alone_are_no_search() -> None:
    for query in ("kirppis", "Kirppis!", "“kirppis”", '"', "( %", "'; --"):
        count(query, "fi", 0)
    row = SearchCount.objects.get()
    assert (row.query, row.times) == ("kirppis", 3)


def test_a_postal_code_and_a_year_are_counted() -> None:
    count("02200 espoo 2026", "en", 0)
    assert SearchCount.objects.exists()


def test_machines_further_pages_and_narrowed_searches_are_not_counted(client: Client, article: Article) -> None:
    article("en", "Wolverine")
    client.get("/en/search/", {"q": "wolverine", "format": "json"})
    client.get("/en/search/", {"q": "wolverine", "format": "atom"})
    client.get("/en/search/", {"q": "wolverine", "kind": "article"})
    client.get("/en/search/", {"q": "wolverine"}, headers={"User-Agent": "Googlebot/2.1"})
    client.get("/en/search/suggestions/", {"q": "wolverine"})
    assert not SearchCount.objects.exists()


def test_old_counts_are_forgotten(settings: object) -> None:
    today = timezone.localdate()
    for days in (0, 90, 91):
        SearchCount.objects.create(day=today - timedelta(days=days), language="en", query=f"{days}")
    assert forget_old() == 1
    assert sorted(SearchCount.objects.values_list("query", flat=True)) == ["0", "90"]
