"""The same word in other endings, compounds and spellings finds its page, by either engine and on either database."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.search.conftest import Article, Find

pytestmark = pytest.mark.usefixtures("each_engine")

HARD_CASES = [
    ("fi", "Työpaikkojen määrä kasvaa", "työpaikka"),
    ("fi", "Työpaikka odottaa tekijää", "työpaikkojen"),
    ("fi", "Kaupunkisuunnittelun suunta", "suunnittelu"),
    ("fi", "Suunnittelu alkaa keväällä", "kaupunkisuunnittelun"),
    ("fi", "Kaupunkisuunnittelu ja kadut", "kaupunki suunnittelu"),
    ("fi", "Leppävaaran uusi puisto", "Leppavaara"),
    ("fi", "Asukkaiden ilta", "asukas"),
    ("fi", "Kirjastot iltaisin", "kirjaston"),
    ("sv", "Mötena i maj", "möte"),
    ("sv", "Ett möte om parken", "mötena"),
    ("sv", "Stadsplanering för alla", "planering"),
    ("sv", "Planering av gator", "stadsplanering"),
    ("sv", "Småbarn i stan", "smabarn"),
    ("sv", "Biblioteket flyttar", "biblotek"),
    ("en", "The libraries at night", "library"),
    ("en", "A garden for everybody", "gardne"),
    ("en", "Playground opens", "playgroud"),
    ("en", "Residents ask", "resident’s"),
    ("ar", "اجتماعات السكان", "الاجتماع"),
    ("ar", "الاجتماع القادم", "اجتماعات"),
    ("ar", "المكتبة الجديدة", "مَكْتَبَة"),
    ("ru", "Встречи с жителями", "встреча"),
    ("ru", "Встреча в парке", "встречи"),
    ("ru", "Ёлка на площади", "елка"),
    ("zh-hans", "居民会议在图书馆举行", "会议"),
    ("zh-hans", "居民会议在图书馆举行", "图书馆"),
    ("et", "Elanike koosolekud", "koosolek"),
]


@pytest.fixture(autouse=True)
def ten_languages(settings: Any) -> None:
    from core.languages import choices

    tags = ["fi", "sv", "en", "ar", "ru", "uk", "et", "zh-hans", "so", "fa"]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = choices(tags)


@pytest.mark.parametrize(("tag", "title", "query"), HARD_CASES)
def test_another_form_of_its_word_finds_a_page(article: Article, find: Find, tag: str, title: str, query: str) -> None:
    article(tag, title)
    article(tag, "7 + 7")
    assert find(query, tag) == [title]


def test_a_title_typed_under_another_language_finds_its_page(article: Article, find: Find) -> None:
    article("sv", "Småbarn i stan")
    assert find("småbarnen i stan", "fi") == ["Småbarn i stan"]
    assert find("smabarn stan", "ar") == ["Småbarn i stan"]


def test_the_exact_letter_comes_before_the_folded_one(article: Article, find: Find) -> None:
    article("fi", "Saari ja meri")
    article("fi", "Sääri ja polvi")
    assert find("sääri", "fi") == ["Sääri ja polvi", "Saari ja meri"]
    assert find("saari", "fi") == ["Saari ja meri", "Sääri ja polvi"]


def test_the_exact_word_comes_before_a_compound_of_it(article: Article, find: Find) -> None:
    article("fi", "Kaupunkisuunnittelu uudistuu")
    article("fi", "Suunnittelu uudistuu")
    assert find("suunnittelu", "fi") == ["Suunnittelu uudistuu", "Kaupunkisuunnittelu uudistuu"]


def test_the_readers_language_comes_first(article: Article, find: Find) -> None:
    article("sv", "Espoo på svenska")
    article("fi", "Uutisia", "Espoo")
    assert find("Espoo", "fi") == ["Uutisia", "Espoo på svenska"]
    assert find("Espoo", "sv") == ["Espoo på svenska", "Uutisia"]


@pytest.mark.parametrize(
    "query",
    ["giraffe", "swimming pool tickets", "quantum entanglement", "uimahalli", "parking fine", "zzzz", "🙂", "“ ” – *"],
)
def test_what_no_page_answers_finds_nothing(article: Article, find: Find, query: str) -> None:
    article("en", "A garden for everybody", "Neighbours dig, plant and water in the park by the library.")
    article("fi", "Kirjasto iltaisin", "Kirjasto on auki iltaisin, ja asukkaat lainaavat avaimen.")
    article("sv", "Busslinjen", "Bussen går var tionde minut till metron.")
    assert find(query) == []


def test_a_page_with_fewer_than_six_in_ten_of_the_words_is_not_shown(article: Article, find: Find) -> None:
    article("en", "Bus stop")
    assert find("bus stop lights") == ["Bus stop"]
    assert find("bus lights camera") == []


def test_a_title_counts_more_than_a_text(article: Article, find: Find) -> None:
    article("en", "Something else", "Here stands the word harbour.")
    article("en", "Harbour")
    assert find("harbour") == ["Harbour", "Something else"]


@pytest.mark.parametrize("query", ["events in December", "tapahtumat joulukuussa", "möten i december"])
def test_a_month_and_a_kind_in_a_query_mean_what_pages_are_and_when_it_happens(
    article: Article, find: Find, query: str
) -> None:
    article("en", "Budget", kind="event", date=datetime(2026, 12, 10, 17, tzinfo=UTC))
    article("en", "Park", kind="event", date=datetime(2026, 11, 10, 17, tzinfo=UTC))
    article("en", "Written then", kind="article", date=datetime(2026, 12, 10, 17, tzinfo=UTC))
    assert find(query) == ["Budget"]
