"""What helps a reader on: corrections that mean something, wider searches that find something, filters that stay."""

from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from core.worker.carry_out import carry_out_due
from search.models import SearchStem
from search.rebuilding import rebuild
from search.thesaurus.loading import load
from tests.factories import ArticlePageFactory
from tests.search.conftest import Article, Find

pytestmark = pytest.mark.django_db
ATOM = {"atom": "http://www.w3.org/2005/Atom"}
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def answer(client: Client, query: str, tag: str = "en") -> dict[str, Any]:
    response = client.get(f"/{tag}/search/", {"format": "json", "q": query})
    assert response.status_code == 200
    return dict(response.json())


def soup(client: Client, **query: str) -> BeautifulSoup:
    response = client.get("/en/search/", query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def meeting(article: Article, day: int, title: str = "Wolverine") -> None:
    moment = datetime(2026, 12, day, 15, tzinfo=UTC)
    article("en", title, kind="event", mode="online", status="scheduled", date=moment, ends_at=moment)


@pytest.mark.parametrize(
    "word", ["wifi", "inställd", "etc", "osv", "popup", "1990s", "akassa", "21s", "zatar", "online"]
)
def test_words_whose_lemma_has_other_signs_are_found(each_engine: str, article: Article, find: Find, word: str) -> None:
    load()
    article("sv", "Wolverine", f"Mötet {word} i dag")
    assert find(word, "sv") == find(word, "en") == ["Wolverine"]


def test_a_word_of_a_page_that_is_gone_is_offered_to_nobody(client: Client) -> None:
    page = ArticlePageFactory(title="Secret Wuzzlebrok")
    carry_out_due()
    assert answer(client, "wuzzlebrko")["correction"] == "wuzzlebrok"
    page.unpublish()
    carry_out_due()
    assert answer(client, "wuzzlebrko")["correction"] == ""
    assert not SearchStem.objects.filter(stem__contains="wuzzlebrok").exists()


def test_a_word_that_a_page_has_lost_and_another_one_keeps_is_still_offered(client: Client) -> None:
    page = ArticlePageFactory(title="Wuzzlebrok axolotl")
    ArticlePageFactory(title="Another wuzzlebrok")
    carry_out_due()
    page.title = "Nothing"
    page.save_revision().publish()
    carry_out_due()
    assert answer(client, "wuzzlebrko")["correction"] == "wuzzlebrok"
    assert answer(client, "axolotll")["correction"] == ""


def test_a_rebuild_of_everything_learns_the_words_anew(client: Client) -> None:
    ArticlePageFactory(title="Wuzzlebrok")
    carry_out_due()
    SearchStem.objects.all().delete()
    rebuild(lambda *_: None, everything=True)
    assert answer(client, "wuzzlebrko")["correction"] == "wuzzlebrok"


@pytest.mark.parametrize(
    ("word", "like_it", "tag"), [("kokous", "kokouz", "fi"), ("jobs", "jobz", "en"), ("may", "mayy", "en")]
)
def test_a_word_that_the_thesaurus_the_kinds_or_the_months_know_is_no_slip(
    client: Client, article: Article, word: str, like_it: str, tag: str
) -> None:
    load()
    article(tag, like_it)
    assert answer(client, word, tag)["correction"] == ""


def test_of_two_words_that_may_be_meant_the_readers_own_is_offered(client: Client, article: Article) -> None:
    article("sv", "wolverik")
    article("en", "wolverip")
    assert answer(client, "wolverif", "en")["correction"] == "wolverip"
    assert answer(client, "wolverif", "sv")["correction"] == "wolverik"


@pytest.mark.parametrize("first", ["kirjastot", "kirjasto"])
def test_the_word_without_an_ending_is_offered_whichever_was_read_first(
    client: Client, article: Article, first: str
) -> None:
    for word in (first, "kirjastossa", "kirjasto", "kirjastoissa"):
        article("fi", word)
    for typed in ("kirjsto", "kirjstossa"):
        assert answer(client, typed, "fi")["correction"] == "kirjasto"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ('"libary"', '"library"'),
        ("(libary)", "(library)"),
        ("“libary”", "“library”"),
        ("libary-card", "library-card"),
        ("libary, parks", "library, parks"),
    ],
)
def test_a_correction_leaves_the_marks_around_a_word(client: Client, article: Article, typed: str, meant: str) -> None:
    article("en", "Library card and parks")
    assert answer(client, typed)["correction"] == meant


@pytest.mark.parametrize(("typed", "tag", "title"), [("школа", "sv", "skulle"), ("lasteaed", "fi", "lähtien")])
def test_a_word_that_does_not_look_like_it_is_not_offered(
    client: Client, article: Article, typed: str, tag: str, title: str
) -> None:
    article(tag, title)
    assert answer(client, typed)["correction"] == ""


def test_a_day_counts_beside_a_month_and_nowhere_else(article: Article, find: Find) -> None:
    meeting(article, 1)
    meeting(article, 4, "Your first wolverine")
    assert find("wolverine 1 December")[0] == "Wolverine"
    assert find("1 December") == ["Wolverine"]
    assert find("wolverine 4 December")[0] == "Your first wolverine"


def test_a_word_for_a_kind_finds_that_kind_first(article: Article, find: Find) -> None:
    article("en", "Where meetings are held", "A meeting is held here. Each meeting.")
    meeting(article, 1, "Buses for all")
    article("en", "What was said", kind="summary")
    assert find("meeting")[0] == "Buses for all"
    assert find("summary") == ["What was said"]


def test_wider_searches_are_those_that_find_something(client: Client, article: Article) -> None:
    article("en", "Wolverine")
    offered = soup(client, q="wolverine capybara axolotl").select(".found-pages a[href^='?q=']")
    assert [link["href"] for link in offered] == ["?q=wolverine"]


def test_other_words_are_looked_for_under_the_same_filters(client: Client, article: Article) -> None:
    meeting(article, 1)
    page = soup(client, q="wolverine", kind="event", when="2026-12")
    kept = {field["name"]: field["value"] for field in page.select(".search-page form.search input[type=hidden]")}
    assert kept == {"kind": "event", "when": "2026-12"}
    counts = {link.text: link.parent.select_one(".count") for link in page.select("#facets a[aria-current]")}
    assert {label: count and count.text for label, count in counts.items()} == {"Meetings": "1", "December 2026": None}


def test_a_feed_tells_when_a_page_was_changed_and_in_which_language_it_is(client: Client, article: Article) -> None:
    changed = datetime(2026, 11, 2, 8, tzinfo=UTC)
    article(
        "fi", "Ahma & <b>kissa</b>", "Ahma & <b>kissa</b>", date=datetime(2027, 1, 1, tzinfo=UTC), changed_at=changed
    )
    feed = ElementTree.fromstring(client.get("/en/search/?q=ahma&format=atom").content)
    (entry,) = feed.findall("atom:entry", ATOM)
    assert entry.findtext("atom:updated", namespaces=ATOM) == feed.findtext("atom:updated", namespaces=ATOM)
    assert entry.findtext("atom:updated", namespaces=ATOM) == "2026-11-02T08:00:00+00:00"
    assert entry.get(XML_LANGUAGE) == "fi"
    assert entry.findtext("atom:summary", namespaces=ATOM) == "Ahma &amp; &lt;b&gt;kissa&lt;/b&gt;"


def test_a_pick_is_shown_whatever_marks_were_typed_and_may_lead_to_another_site(client: Client) -> None:
    query = Query.get("Kirppis!")
    SearchPromotion.objects.create(query=query, page=ArticlePageFactory(title="Flea markets"), sort_order=1)
    SearchPromotion.objects.create(
        query=query, external_link_url="https://example.org/", external_link_text="Elsewhere"
    )
    for typed in ("kirppis", "KIRPPIS", "kirppis!"):
        assert {pick["title"] for pick in answer(client, typed)["picks"]} == {"Flea markets", "Elsewhere"}
    assert answer(client, "kirppis espoo")["picks"] == []
    link = soup(client, q="kirppis").select_one(".picks a[href='https://example.org/']")
    assert link is not None


@pytest.mark.parametrize(
    ("picked", "typed"),
    [
        ("Leppävaara", "leppavaara"),
        ("leppavaara", "LEPPÄVAARA"),
        ("المكتبة الجديدة", "المكتبه الجديده"),
        ("Ёлка", "елка"),
    ],
)
def test_a_pick_is_shown_to_who_lacks_the_letters_on_her_keyboard(client: Client, picked: str, typed: str) -> None:
    SearchPromotion.objects.create(query=Query.get(picked), page=ArticlePageFactory(title="Chosen"), sort_order=1)
    assert [pick["title"] for pick in answer(client, typed)["picks"]] == ["Chosen"]


def test_the_same_words_on_all_pages_are_offered_where_they_find_something(client: Client, article: Article) -> None:
    article("en", "Wolverine")
    assert soup(client, q="wolverine", kind="event").select(".found-pages a[href='?q=wolverine']")
    assert not soup(client, q="axolotl", kind="event").select(".found-pages a[href='?q=axolotl']")


def test_a_topic_that_is_gone_is_named_so_where_a_search_is_narrowed_to_it(client: Client, article: Article) -> None:
    article("en", "Wolverine")
    (chip,) = soup(client, q="wolverine", topic="00000000-0000-0000-0000-000000000000").select(".chosen a")
    assert chip.text.startswith("a topic that is gone")


def test_a_feed_names_its_author_and_an_empty_one_is_the_same_each_time(client: Client) -> None:
    feed = ElementTree.fromstring(client.get("/en/search/?q=axolotl&format=atom").content)
    assert feed.findtext("atom:author/atom:name", namespaces=ATOM) == "International Espoo"
    assert feed.findtext("atom:updated", namespaces=ATOM) == "2000-01-01T00:00:00+00:00"
