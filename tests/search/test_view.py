"""The search page and its JSON answer, as a browser and a program meet them."""

import json
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search import choosing
from search.thesaurus.loading import load
from tests.search.conftest import Article

pytestmark = pytest.mark.django_db

STRANGE = [
    '"', "'", '"a', "a AND", "NEAR(a b)", "a OR OR b", "a* b*", "*", "%", "_", "\\", "'':A & |", "title : x", "{title} : (x",
    "-a", "^a", "(", ")))", "a\0b", "\0", "🙂", "a🙂b", "\u202eabc", "אבג abc السلام", "\ufdfa", "½²①", "İ", "ß", "a\u0301\u0301",
    "<script>alert(1)</script>", "' OR 1=1 --", "·", "sv·mot", "_" * 50, "\u200d", "\ud83d", "0", "a b c d e f g h i j k l m",
]  # fmt: skip


def soup(client: Client, address: str, **query: str) -> BeautifulSoup:
    response = client.get(address, query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def answer(client: Client, **query: str) -> dict[str, Any]:
    response = client.get("/en/search/", {"format": "json", **query})
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    return json.loads(response.content)


def test_the_own_language_stands_above_the_others_each_in_its_language(client: Client, article: Article) -> None:
    article("ar", "اجتماع Espoo")
    article("en", "A meeting in Espoo")
    page = soup(client, "/en/search/", q="Espoo")
    titles = page.select(".result h3")
    assert [(title["lang"], title["dir"]) for title in titles] == [("en", "ltr"), ("ar", "rtl")]
    assert [heading.text for heading in page.select(".found-pages h2")] == ["In this language", "In other languages"]


def test_hits_are_marked_and_what_a_page_says_is_never_markup(client: Client, article: Article) -> None:
    article("en", "Hedges", "Cut <script>alert(1)</script> the hedge & water the hedges.")
    page = soup(client, "/en/search/", q="hedge")
    assert [mark.text for mark in page.select(".passage mark")] == ["hedge", "hedges"]
    assert page.select_one(".results script") is None
    assert "<script>alert(1)</script> the hedge & water" in page.select_one(".passage").text


def test_the_passage_is_the_one_with_most_of_the_words(client: Client, article: Article) -> None:
    filler = "Nothing of note is told in this sentence at all. " * 20
    article("en", "Minutes", f"Bicycles stand here. {filler} The bicycles need a shelter. {filler}")
    snippet = answer(client, q="bicycle shelter")["results"][0]["snippet"]
    assert "The bicycles need a shelter" in snippet
    assert len(snippet) < 240


def test_names_find_a_page_and_stay_out_of_its_passage(client: Client, article: Article) -> None:
    article("en", "An evening", "We talk about school.", names="Lippulaiva library · Lippulaivan kirjasto · مكتبة")
    (found,) = answer(client, q="lippulaivan")["results"]
    assert found["snippet"] == "We talk about school."
    (row,) = soup(client, "/en/search/", q="lippulaivan").select(".result")
    assert [mark.text for mark in row.select(".about mark")] == ["Lippulaiva"]
    assert "Lippulaiva" not in soup(client, "/en/search/", q="school").select_one(".result").text


def test_a_word_is_marked_for_a_term_of_several_words_only_beside_the_others(client: Client, article: Article) -> None:
    load()
    article("en", "Bring your card", "An identity card, and a library card.", lead="A borrowing card is enough.")
    article("en", "Show your identity card", "Any card will do. Ask at the library.")
    pages = soup(client, "/en/search/", q="library").select(".result")
    assert {mark.text for page in pages for mark in page.select("h3 mark")} == set()
    assert all("library" in [mark.text for mark in page.select(".passage mark")] for page in pages)


def test_the_json_answer_has_these_keys_and_no_others(client: Client, article: Article) -> None:
    article("en", "Hedges", "Cut the <hedge>.", date=datetime(2026, 12, 10, 23, 30, tzinfo=UTC))
    assert answer(client, q="hedges") == {
        "total": 1,
        "page": 1,
        "pages": 1,
        "results": [
            {
                "title": "Hedges",
                "url": "/en/1/",
                "language": "en",
                "kind": "article",
                "date": "2026-12-11",
                "snippet": "Cut the <hedge>.",
            }
        ],
        "guesses": [],
        "picks": [],
        "facets": {"kind": {"article": 1}, "language": {"en": 1}},
        "correction": "",
    }
    nothing = {
        "total": 0,
        "page": 1,
        "pages": 1,
        "results": [],
        "guesses": [],
        "picks": [],
        "facets": {},
        "correction": "",
    }
    assert answer(client, q="giraffe") == answer(client, q="") == nothing


def test_page_and_json_have_the_same_order(client: Client, article: Article) -> None:
    for number in range(5):
        article("en" if number % 2 else "sv", f"Espoo {number}", "Espoo " * number)
    titles = [title.text.strip() for title in soup(client, "/en/search/", q="Espoo").select(".result h3")]
    assert titles == [result["title"] for result in answer(client, q="Espoo")["results"]]


def test_a_long_list_is_paged_and_its_address_holds_the_state(client: Client, article: Article, settings: Any) -> None:
    settings.PAGE_LENGTH = 2
    for number in range(5):
        article("en", f"Espoo {number}")
    seen = [result["title"] for page in "123" for result in answer(client, q="Espoo", page=page)["results"]]
    assert sorted(seen) == [f"Espoo {number}" for number in range(5)]
    second = soup(client, "/en/search/", q="Espoo", page="2")
    assert second.select_one("a[rel=next]")["href"] == "?q=Espoo&page=3"
    assert "5 pages found" in second.select_one(".found").text
    assert answer(client, q="Espoo", page="99")["results"] == answer(client, q="Espoo", page="3")["results"]
    assert answer(client, q="Espoo", page="-1") == answer(client, q="Espoo", page="²") == answer(client, q="Espoo")


@pytest.mark.usefixtures("each_engine")
@pytest.mark.parametrize("number", ["3", "60000", "999999", "9999999", "9" * 30])
def test_a_page_beyond_the_last_is_the_last_for_readers_and_machines(
    client: Client, article: Article, settings: Any, number: str
) -> None:
    settings.PAGE_LENGTH = 2
    for each in range(3):
        article("en", f"Wolverine {each}")
    found = answer(client, q="wolverine", page=number)
    assert (found["page"], found["pages"], len(found["results"])) == (2, 2, 1)
    assert "Page 2 of 2" in soup(client, "/en/search/", q="wolverine", page=number).select_one(".pager").text
    assert choosing.breaker().lets_through()


def test_one_page_is_told_in_the_singular(client: Client, article: Article) -> None:
    article("en", "Espoo")
    assert "1 page found" in soup(client, "/en/search/", q="Espoo").select_one(".found").text


def test_nothing_found_keeps_the_query_and_offers_the_indexes(client: Client) -> None:
    from home.tree import ensure_tree

    ensure_tree()
    page = soup(client, "/en/search/", q="giraffe")
    assert page.select_one("input[name=q]")["value"] == "giraffe"
    assert "Nothing found for “giraffe”" in page.select_one(".found").text
    assert {"/en/events/", "/en/articles/"} <= {link["href"] for link in page.select("main a")}


def test_without_a_query_the_page_says_what_can_be_searched(client: Client) -> None:
    page = soup(client, "/en/search/")
    assert "Look for articles, events" in page.main.text
    assert page.select(".found") == []


@pytest.mark.parametrize("query", STRANGE)
def test_strange_input_is_answered(client: Client, article: Article, query: str) -> None:
    article("en", "A letter a and b", query.replace("\ud83d", "").replace("\0", ""))
    encoded = query.encode("utf-8", "surrogatepass")
    response = client.get("/en/search/", {"q": encoded})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def test_a_long_query_is_cut_and_the_page_says_so(client: Client, article: Article) -> None:
    article("en", "Espoo")
    page = soup(client, "/en/search/", q="espoo " + "x" * 10_000)
    assert "longer than 200 characters" in page.select_one(".notice").text
    assert len(page.select_one("input[name=q]")["value"]) == 200


def test_results_are_not_for_search_engines_set_no_cookie_and_may_be_cached(client: Client) -> None:
    response = client.get("/en/search/", {"q": "Espoo"})
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert "max-age" in response["Cache-Control"]
    assert "Cookie" not in response.get("Vary", "")
    assert client.post("/en/search/", {"q": "Espoo"}).status_code == 405


def test_the_search_page_itself_may_be_found_elsewhere_and_describes_itself(client: Client) -> None:
    response = client.get("/en/search/")
    page = BeautifulSoup(response.content, "html.parser")
    assert "X-Robots-Tag" not in response
    assert page.select_one('meta[name="robots"]') is None
    assert page.select_one('meta[name="description"]')["content"].startswith("Look for articles")


def test_queries_do_not_grow_with_what_is_found(client: Client, article: Article) -> None:
    counts = []
    for number in range(20):
        article("en" if number % 2 else "sv", f"Espoo {number}", "parks and libraries and buses")
        if number in (1, 19):
            client.get("/en/search/", {"q": "Espoo"})
            with CaptureQueriesContext(
                connection,
            ) as queries:
                client.get("/en/search/", {"q": "parks and libraries and buses in Espoo"})
            counts.append([query["sql"] for query in queries])
    assert len(counts[0]) == len(counts[1])
    assert len([sql for sql in counts[1] if "search_search" in sql]) == 5  # one of them counts the search


def test_a_hostile_query_costs_less_than_a_second(client: Client, article: Article) -> None:
    text = " ".join(f"word{number} kaupunki{number}suunnittelu" for number in range(300))
    for number in range(20):
        article("en", f"Espoo {number}", text)
    began = perf_counter()
    client.get("/en/search/", {"q": "word1 word2 kaupunkisuunnittelu " + "suunnittelu word " * 30 + "x" * 9_000})
    assert perf_counter() - began < 1
