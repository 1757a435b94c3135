"""Dates in a query, in words and in figures, mean when something happens."""

from datetime import UTC, datetime

import pytest

from search.dates import in_figures
from tests.search.conftest import Article, Find

pytestmark = pytest.mark.django_db


def happens(article: Article, title: str, day: int, month: int = 12, body: str = "") -> None:
    moment = datetime(2026, month, day, 15, tzinfo=UTC)
    article("fi", title, body, kind="event", mode="online", status="scheduled", date=moment, ends_at=moment)


@pytest.mark.parametrize(
    "written", ["7.12.2026", "07.12.2026", "7. 12. 2026", "7.12.", "7.12", "7/12/2026", "2026-12-07", "7 December 2026"]
)
@pytest.mark.usefixtures("each_engine")
def test_a_day_in_figures_finds_what_happens_then(article: Article, find: Find, written: str) -> None:
    happens(article, "Kadut", 7)
    happens(article, "Puistot", 12, body="Huone 7, 12 paikkaa vuonna 2026")
    happens(article, "Koulut", 12, month=7)
    assert find(written)[0] == "Kadut"
    assert "Koulut" not in find(written)
    assert find(f"tapahtumat {written}")[0] == "Kadut"


@pytest.mark.parametrize("written", ["12/2026", "12.2026", "2026-12", "joulukuussa 2026"])
def test_a_month_in_figures_finds_what_happens_in_it(article: Article, find: Find, written: str) -> None:
    happens(article, "Kadut", 7)
    happens(article, "Koulut", 12, month=7)
    article("fi", "Kaksitoista", "12 paikkaa vuonna 2026")
    assert find(written) == ["Kadut"]


def test_a_page_that_has_the_same_figures_is_found_too(article: Article, find: Find) -> None:
    article("fi", "Aukioloajat", "Suljettu 6.12.2026.")
    assert find("6.12.2026") == ["Aukioloajat"]


@pytest.mark.parametrize(
    "text", ["17.30", "klo 17.30–19", "131052-308T", "1.2.3.4", "7.13.2026", "040 123 4567", "3/4"]
)
def test_other_figures_are_no_dates(text: str) -> None:
    assert in_figures(text) == ([], text)


@pytest.mark.parametrize(
    "query", ["tapahtumat joulukuussa", "kokous joulukuussa", "bussi joulukuussa", "1. joulukuuta"]
)
@pytest.mark.usefixtures("each_engine")
def test_a_month_is_no_compound_whose_end_other_words_have(article: Article, find: Find, query: str) -> None:
    happens(article, "Bussin aikataulu", 1)
    happens(article, "Heinäkuun kokous", 1, month=7, body="Haluamme kuulla bussista, ennen kuin kuu nousee.")
    assert find(query, "fi") == ["Bussin aikataulu"]


@pytest.mark.parametrize("query", ["декабрь", "встреча", "会议", "detsembris"])
def test_months_and_kinds_are_known_in_languages_that_the_site_does_not_speak(
    article: Article, find: Find, query: str
) -> None:
    happens(article, "Kadut", 7)
    article("fi", "Puistot")
    assert find(query, "en") == ["Kadut"]
