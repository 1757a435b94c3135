"""What a reader finds on the pages of stories and topics."""

from datetime import UTC, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.rich_text import RichText

from tests.factories import (
    ArticlePageFactory,
    ContactFactory,
    EventFactory,
    EventPageFactory,
    InformationPageFactory,
    TopicFactory,
    TopicPageFactory,
    paragraph,
    translate,
)

pytestmark = pytest.mark.django_db


def soup_of(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(client: Client, address: str) -> list[str]:
    return [title.text for title in soup_of(client, address).select(".story h3")]


def test_a_story_says_who_published_it_when_and_whom_to_ask(client: Client) -> None:
    article = ArticlePageFactory(
        title="Bus stops",
        lead="Where people wait.",
        publishers=["City of Espoo", "Espoo Library"],
        published_at=datetime(2021, 1, 19, 5, 32, tzinfo=UTC),
        updated_at=datetime(2021, 2, 1, 9, 0, tzinfo=UTC),
        contacts=[ContactFactory(name="Aino Virtanen", email="aino@example.org")],
        series_note="<p>A part of <b>the series</b>.</p>",
    )
    soup = soup_of(client, article.url)
    assert soup.h1.text == "Bus stops"
    assert soup.select_one(".lead").text == "Where people wait."
    byline = soup.select_one(".byline")
    assert "City of Espoo" in byline.text
    assert "Espoo Library" in byline.text
    times = [time["datetime"] for time in byline.select("time")]
    assert times == ["2021-01-19T07:32+02:00", "2021-02-01T11:00+02:00"]
    assert soup.select_one('a[href="mailto:aino@example.org"]') is not None
    assert soup.select_one(".note b").text == "the series"


def test_a_photograph_stands_in_place_of_the_drawing_and_says_what_it_shows(
    client: Client, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    image = Image.objects.create(title="IMG_0042", file=get_test_image_file(size=(1800, 1200)))
    words = {"photograph_alt": "Four people look at a map.", "photograph_caption": "Picture: City of Espoo"}
    soup = soup_of(client, ArticlePageFactory(photograph=image, **words).url)
    assert soup.select_one("main figure img")["alt"] == "Four people look at a map."
    assert soup.select_one("main figcaption").text == "Picture: City of Espoo"
    assert soup.select_one(".opening .drawing") is None
    assert soup_of(client, "/en/articles/").select_one(".story .drawing") is not None


def test_a_photograph_without_words_for_those_who_cannot_see_it_is_refused() -> None:
    article = ArticlePageFactory()
    article.photograph = Image(title="IMG_0042")
    with pytest.raises(ValidationError) as refused:
        article.clean()
    assert list(refused.value.message_dict) == ["photograph_alt"]


def test_every_block_of_a_body_is_shown(client: Client) -> None:
    page = EventPageFactory(title="Sound")
    article = ArticlePageFactory(
        body=[
            ("heading", "Why now"),
            paragraph("Some <b>words</b>."),
            ("list", {"ordered": True, "items": [RichText("first"), RichText("second")]}),
            ("list", {"ordered": False, "items": [RichText("loose")]}),
            ("quote", {"quote": "It was quiet.", "speaker": "Amina", "role": "resident"}),
            ("contact", {"contact": ContactFactory(name="Aino Virtanen")}),
            ("facts", {"title": "In numbers", "facts": [{"name": "Rooms", "value": "12"}]}),
            ("accordion", {"items": [{"title": "Who?", "text": RichText("<p>All.</p>")}]}),
            ("event", {"event_page": page}),
            ("action", {"text": "Tell us", "page": page, "address": ""}),
        ]
    )
    body = soup_of(client, article.url).select_one(".body")
    assert body.h2.text == "Why now"
    assert [item.text for item in body.select("ol li")] == ["first", "second"]
    assert body.select_one("ul li").text == "loose"
    assert body.select_one("figure.quote q").text == "It was quiet."
    assert "Amina" in body.select_one("figcaption").text
    assert "Aino Virtanen" in body.select_one("address").text
    assert body.select_one("dd").text == "12"
    assert body.select_one("details summary").text == "Who?"
    assert body.select_one(".meeting h3").text == "Sound"
    assert body.select_one("a.button")["href"] == page.url


def test_links_and_cards_lead_to_the_readers_language(client: Client) -> None:
    event = EventPageFactory(title="Sound")
    swedish_event = translate(event, "sv", title="Ljud", slug="ljud")
    about = translate(InformationPageFactory(title="About"), "sv", title="Om", slug="om")
    only_english = InformationPageFactory(title="Only English")
    english = about.get_translation(event.locale)
    link = RichText(
        f'<p><a linktype="page" id="{english.pk}">about</a> <a linktype="page" id="{only_english.pk}">more</a></p>'
    )
    action = {"text": "Om", "page": english, "address": ""}
    body = [("paragraph", link), ("event", {"event_page": event}), ("action", action)]
    article = translate(ArticlePageFactory(body=body), "sv", slug="buss")
    shown = soup_of(client, article.url).select_one(".body")
    assert [anchor["href"] for anchor in shown.select("p > a:not(.button)")] == [about.url, only_english.url]
    assert shown.select_one(f'a[href="{only_english.url}"]')["hreflang"] == "en"
    assert shown.select_one("a.button")["href"] == about.url
    assert shown.select_one(".meeting a")["href"] == swedish_event.url


def test_a_contact_keeps_its_facts_on_a_translated_page(client: Client) -> None:
    contact = ContactFactory(name="Aino Virtanen", telephone="123", job_title="planner")
    swedish = translate(contact, "sv", job_title="planerare")
    contact.telephone = "456"
    contact.save()
    article = ArticlePageFactory(tag="sv", title="Buss", body=[("contact", {"contact": swedish})])
    card = soup_of(client, article.url).select_one("address")
    assert card.select_one('a[href="tel:456"]') is not None
    assert "planerare" in card.text


def test_topics_lead_to_their_page_or_to_the_articles_about_them(client: Client) -> None:
    paged, plain = TopicFactory(name="Libraries"), TopicFactory(name="Work")
    topic_page = TopicPageFactory(topic=paged)
    article = ArticlePageFactory(topics=[paged, plain])
    links = {link.text: link["href"] for link in soup_of(client, article.url).select("nav.topics a")}
    assert links == {"Libraries": topic_page.url, "Work": f"/en/articles/?topic={plain.pk}"}


def test_the_index_lists_the_newest_first_and_by_topic(client: Client) -> None:
    work, unused = TopicFactory(name="Work"), TopicFactory(name="Unused")
    ArticlePageFactory(title="Old", published_at=datetime(2020, 1, 1, tzinfo=UTC), topics=[work])
    ArticlePageFactory(title="New")
    ArticlePageFactory(title="Draft", live=False)
    ArticlePageFactory(title="Svensk", tag="sv")
    assert titles(client, "/en/articles/") == ["New", "Old"]
    assert titles(client, f"/en/articles/?topic={work.pk}") == ["Old"]
    assert titles(client, "/en/articles/?topic=nonsense") == ["New", "Old"]
    assert unused.name not in soup_of(client, "/en/articles/").select_one("nav.topics").text


def test_a_long_index_is_told_in_pages(client: Client, settings: Any) -> None:
    settings.PAGE_LENGTH = 2
    for _ in range(5):
        ArticlePageFactory()
    soup = soup_of(client, "/en/articles/")
    assert len(soup.select(".story")) == 2
    assert soup.select_one('head link[rel="next"]')["href"].endswith("/en/articles/?page=2")
    assert len(titles(client, "/en/articles/?page=3")) == 1
    assert titles(client, "/en/articles/?page=99") == titles(client, "/en/articles/?page=3")


def test_an_index_without_articles_says_what_will_be_there(client: Client) -> None:
    assert soup_of(client, "/ar/maqalat/").select_one(".empty") is not None


def test_a_topics_page_lists_its_articles_and_coming_events(client: Client) -> None:
    topic = TopicFactory()
    ArticlePageFactory(title="About it", topics=[topic])
    ArticlePageFactory(title="About something else")
    EventPageFactory(title="On it", event=EventFactory(topics=[topic]))
    page = TopicPageFactory(topic=topic)
    assert titles(client, page.url) == ["About it"]
    assert [title.text for title in soup_of(client, page.url).select(".meeting h3")] == ["On it"]
