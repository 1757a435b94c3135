"""What pages tell search engines and other machines."""

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.sitemaps import PageSitemap
from events.models import Status
from tests.factories import (
    ArticlePageFactory,
    EventFactory,
    EventPageFactory,
    InformationPageFactory,
    SummaryPageFactory,
    translate,
)

pytestmark = pytest.mark.django_db
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
HOME = settings.WAGTAILADMIN_BASE_URL


def soup_of(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def told(client: Client, address: str) -> dict[str, Any]:
    return json.loads(soup_of(client, address).select_one('script[type="application/ld+json"]').text)


def alternates(soup: BeautifulSoup) -> dict[Any, Any]:
    return {link["hreflang"]: link["href"] for link in soup.select('link[rel="alternate"]')}


def test_a_page_names_its_translations_and_english_for_everyone_else(client: Client) -> None:
    page = translate(InformationPageFactory(title="About"), "fi", title="Tietoa", slug="tietoa")
    soup = soup_of(client, page.url)
    english = f"{HOME}/en/about/"
    assert alternates(soup) == {"fi": f"{HOME}/fi/tietoa/", "en": english, "x-default": english}
    assert soup.select_one('link[rel="canonical"]')["href"] == f"{HOME}/fi/tietoa/"
    assert (soup.html["lang"], soup.html["dir"]) == ("fi", "ltr")


def test_the_original_is_for_everyone_else_where_there_is_no_english(client: Client) -> None:
    page = InformationPageFactory(title="Tietoa", tag="fi")
    translate(page, "sv", title="Om", slug="om")
    assert alternates(soup_of(client, "/sv/om/"))["x-default"] == f"{HOME}/fi/tietoa/"


def test_the_front_pages_send_everyone_else_to_the_address_that_chooses(client: Client) -> None:
    assert alternates(soup_of(client, "/fi/"))["x-default"] == f"{HOME}/"


def test_a_page_describes_itself_to_those_who_share_it(client: Client) -> None:
    soup = soup_of(client, ArticlePageFactory(title="Bus & tram", lead="Who waits where.").url)
    tags = {tag.get("property") or tag.get("name"): tag["content"] for tag in soup.select("meta[content]")}
    assert tags["description"] == tags["og:description"] == "Who waits where."
    assert (tags["og:title"], tags["og:type"], tags["og:locale"]) == ("Bus & tram", "article", "en_GB")


def test_an_event_tells_its_facts_in_schema_org(client: Client) -> None:
    page = EventPageFactory(title="Sound", event=EventFactory(hybrid=True, spoken_languages=["en", "ar"]))
    data = told(client, page.url)
    event = page.event
    assert data["@type"] == "Event"
    assert data["startDate"] == event.local_start.isoformat()
    assert data["eventStatus"].endswith("EventScheduled")
    assert data["eventAttendanceMode"].endswith("MixedEventAttendanceMode")
    assert [place["@type"] for place in data["location"]] == ["Place", "VirtualLocation"]
    assert data["offers"]["price"] == 0
    assert data["inLanguage"] == ["en", "ar"]
    assert event.online_link not in json.dumps(data)


def test_a_cancelled_event_tells_it_in_schema_org(client: Client) -> None:
    page = EventPageFactory(event=EventFactory(status=Status.CANCELLED))
    assert told(client, page.url)["eventStatus"] == "https://schema.org/EventCancelled"


def test_articles_summaries_and_other_pages_tell_what_they_are(client: Client) -> None:
    article = told(client, ArticlePageFactory(publishers=["City of Espoo", "Library"]).url)
    assert [publisher["name"] for publisher in article["publisher"]] == ["City of Espoo", "Library"]
    assert article["datePublished"]
    assert told(client, SummaryPageFactory().url)["@type"] == "Article"
    assert told(client, "/sv/")["@type"] == "WebPage"


def test_no_title_can_end_the_script_that_carries_it(client: Client) -> None:
    title = "</script><script>alert(1)</script><!-- & 'quoted'"
    page = InformationPageFactory(title=title, slug="hostile")
    soup = soup_of(client, page.url)
    assert len(soup.select("script")) == 1
    assert told(client, page.url)["name"] == title


def sitemap(client: Client, address: str = "/sitemap.xml") -> ElementTree.Element:
    return ElementTree.fromstring(client.get(address).content)


def test_the_sitemap_lists_published_pages_with_their_translations(client: Client) -> None:
    page = InformationPageFactory(title="About")
    translate(page, "ar", title="عن", slug="an")
    InformationPageFactory(title="Draft", live=False)
    urls = {url.findtext("s:loc", namespaces=SITEMAP): url for url in sitemap(client).findall("s:url", SITEMAP)}
    assert f"{HOME}/en/draft/" not in urls
    links = urls[f"{HOME}/en/about/"].findall("x:link", SITEMAP)
    assert {link.get("hreflang"): link.get("href") for link in links} == {
        "en": f"{HOME}/en/about/",
        "ar": f"{HOME}/ar/an/",
    }


def test_the_sitemap_asks_as_often_for_many_pages_as_for_few(client: Client) -> None:
    def queries() -> int:
        client.get("/sitemap.xml")
        with CaptureQueriesContext(connection) as captured:
            client.get("/sitemap.xml")
        return len(captured)

    few = queries()
    for number in range(15):
        InformationPageFactory(title=f"Page of many {number}")
    assert queries() == few


def test_a_long_sitemap_is_told_in_parts(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PageSitemap, "limit", 5)
    parts = [part.text or "" for part in sitemap(client).iterfind("s:sitemap/s:loc", SITEMAP)]
    assert len(parts) > 1
    pages = [sitemap(client, part.removeprefix("http://testserver")) for part in parts]
    listed = [loc.text for page in pages for loc in page.iterfind("s:url/s:loc", SITEMAP)]
    assert len(listed) == len(set(listed)) == PageSitemap().items().count()


def test_robots_are_shown_the_sitemap_and_kept_from_the_admin(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert f"Sitemap: {HOME}/sitemap.xml" in text
