"""The front page, and the frame around every page."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import PageViewRestriction

from core.translations import join_by_hand
from home.models import Menu, MenuEntry
from tests.factories import (
    ArticlePageFactory,
    EventFactory,
    EventPageFactory,
    InformationPageFactory,
    SummaryPageFactory,
    translate,
)

pytestmark = pytest.mark.django_db


def soup_of(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def test_the_front_page_tells_what_comes_what_was_said_and_what_is_new(client: Client) -> None:
    EventPageFactory(title="Sound")
    held = EventPageFactory(title="Held", event=EventFactory(past=True))
    SummaryPageFactory(parent=held, title="What was heard")
    ArticlePageFactory(title="Bus stops")
    main = soup_of(client, "/en/").main
    assert [title.text for title in main.select("h3")] == ["Sound", "What was heard", "Bus stops"]


def test_an_empty_front_page_says_what_will_be_there(client: Client) -> None:
    assert len(soup_of(client, "/en/").select("main .empty")) == 3


def test_the_menu_keeps_its_order_in_each_language_and_skips_what_is_not_there(client: Client) -> None:
    first, second = InformationPageFactory(title="First"), InformationPageFactory(title="Second")
    translate(second, "fi", title="Toinen", slug="toinen")
    menu = Menu.load()
    MenuEntry.objects.all().delete()
    for order, page in enumerate([second, first]):
        MenuEntry.objects.create(menu=menu, page=page, sort_order=order)
    assert [link.text for link in soup_of(client, "/en/").select(".menu a")] == ["Second", "First"]
    assert [link["href"] for link in soup_of(client, "/fi/").select(".menu a")] == ["/fi/toinen/"]
    assert soup_of(client, first.url).select_one(".menu [aria-current=page]")["href"] == first.url


def test_the_footer_leads_to_the_statement_and_the_notice_in_the_readers_language(client: Client) -> None:
    statement = InformationPageFactory(title="Accessibility", purpose="accessibility")
    translate(statement, "sv", title="Tillgänglighet", slug="tillganglighet")
    InformationPageFactory(title="Privacy", purpose="privacy")
    assert [link["href"] for link in soup_of(client, "/en/").select("footer a")][:2] == [
        "/en/accessibility/",
        "/en/privacy/",
    ]
    swedish = soup_of(client, "/sv/").select("footer a")
    assert swedish[0]["href"] == "/sv/tillganglighet/"
    assert swedish[-1]["href"].startswith("mailto:")


def test_a_visitor_may_skip_the_frame(client: Client) -> None:
    soup = soup_of(client, "/en/")
    assert soup.body.find("a")["href"] == "#main"
    assert soup.select_one("main#main") is not None


def test_the_interface_marks_itself_english_where_it_does_not_speak_the_pages_language(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.templatetags.frame.interface_tag", lambda tag: "en")
    soup = soup_of(client, "/ar/")
    assert (soup.html["lang"], soup.html["dir"]) == ("ar", "rtl")
    for part in (soup.header, soup.footer):
        assert (part["lang"], part["dir"]) == ("en", "ltr")
    assert soup.select_one(".menu ul")["lang"] == "ar"


def test_a_page_behind_a_log_in_is_not_shown_and_not_cached(client: Client) -> None:
    page = InformationPageFactory(title="Inside")
    below = InformationPageFactory(title="Deeper", parent=page)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    for address in (page.url, below.url):
        response = client.get(address)
        assert response.status_code == 302
        assert "no-store" in response["Cache-Control"]


def test_a_translation_says_that_its_original_has_changed_until_it_is_brought_up_to_date(client: Client) -> None:
    page = InformationPageFactory(title="About")
    swedish = translate(page, "sv", title="Om", slug="om")
    join_by_hand(swedish, page)
    swedish.save_revision().publish()
    assert soup_of(client, swedish.url).select_one(".notice") is None
    page.title = "About the series"
    page.save_revision().publish()
    assert soup_of(client, swedish.url).select_one(".notice") is not None
    assert soup_of(client, page.url).select_one(".notice") is None
    swedish.title = "Om serien"
    swedish.save_revision().publish()
    assert soup_of(client, swedish.url).select_one(".notice") is None
