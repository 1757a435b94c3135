"""The picture with which a page's link is shared."""

from io import BytesIO
from typing import Any
from unittest.mock import patch

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from PIL import Image, ImageChops
from wagtail.models import PageViewRestriction

from core.drawings import Story, draw_mark, draw_story
from core.pictures import SharedPicture
from events.models import Status
from tests.factories import (
    ArticlePageFactory,
    EventFactory,
    EventPageFactory,
    InformationPageFactory,
    SummaryPageFactory,
    TopicFactory,
    TopicPageFactory,
    translate,
)

pytestmark = pytest.mark.django_db
TITLE_AREA = (60, 130, 720, 500)  # of an English picture: below its kind, above the mark


def picture(**words: Any) -> SharedPicture:
    given = {"tag": "en", "site_name": "International Espoo", "title": "A title", "kind": "", "details": ()}
    return SharedPicture(**{**given, "drawing": draw_mark(), **words})


def image(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def differ(one: SharedPicture, other: SharedPicture, area: tuple[int, int, int, int]) -> bool:
    return bool(ImageChops.difference(image(one.png()).crop(area), image(other.png()).crop(area)).getbbox())


def meta(client: Client, address: str) -> dict[str, str]:
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    return {str(tag.get("property") or tag.get("name")): str(tag.get("content", "")) for tag in soup.select("meta")}


def path_of(client: Client, address: str) -> str:
    return meta(client, address)["og:image"].removeprefix("http://127.0.0.1:8000").removeprefix("http://localhost:8000")


def test_the_title_is_really_drawn() -> None:
    assert differ(picture(title="Bus stops"), picture(title="School ways"), TITLE_AREA)
    assert not differ(picture(title="Bus stops", details=()), picture(title="Bus stops"), TITLE_AREA)


def test_the_drawing_is_really_drawn() -> None:
    right = (740, 100, 1130, 510)
    bus, house = (str(draw_story(Story(name), "large")) for name in ("bus", "house"))
    assert differ(picture(drawing=bus), picture(drawing=house), right)


def test_an_arabic_picture_begins_at_the_right() -> None:
    arabic = picture(tag="ar", title="رسالة", drawing="")
    english = picture(title="Letter", drawing="")
    empty = {tag: picture(tag=tag, title="", drawing="") for tag in ("ar", "en")}
    left, right = (0, 130, 560, 500), (640, 160, 1200, 500)
    assert differ(arabic, empty["ar"], right)
    assert not differ(arabic, empty["ar"], left)
    assert differ(english, empty["en"], left)
    assert not differ(english, empty["en"], right)


def test_every_kind_of_page_names_its_picture(client: Client) -> None:
    topic = TopicFactory()
    summary = SummaryPageFactory()
    pages = [
        ArticlePageFactory(topics=[topic]), TopicPageFactory(topic=topic), EventPageFactory(), summary,
        InformationPageFactory(title="About"),
    ]  # fmt: skip
    for page in pages:
        named = meta(client, page.url)
        assert f"/en/og/{page.pk}-" in named["og:image"]
        assert (named["og:image:width"], named["og:image:height"]) == ("1200", "630")
        assert named["og:image:alt"] == page.title
        assert named["twitter:card"] == "summary_large_image"
        response = client.get(path_of(client, page.url))
        assert response["Content-Type"] == "image/png"
        assert "immutable" in response["Cache-Control"]
        assert image(response.content).size == (1200, 630)


def test_each_language_has_its_own(client: Client) -> None:
    page = ArticlePageFactory(title="A letter")
    arabic = translate(page, "ar", title="رسالة")
    english_path, arabic_path = path_of(client, page.url), path_of(client, arabic.url)
    assert arabic_path.startswith(f"/ar/og/{arabic.pk}-")
    assert client.get(english_path).content != client.get(arabic_path).content
    assert client.get(arabic_path.replace("/ar/", "/en/")).status_code == 404


def test_an_old_address_leads_to_the_picture_of_today(client: Client) -> None:
    page = EventPageFactory(event=EventFactory())
    before = path_of(client, page.url)
    page.event.status = Status.CANCELLED
    page.event.save()
    after = path_of(client, page.url)
    assert before != after
    response = client.get(before)
    assert (response.status_code, response["Location"]) == (302, after)


def test_words_on_the_page_change_the_address(client: Client) -> None:
    page = ArticlePageFactory(title="Before")
    before = path_of(client, page.url)
    page.title = "After"
    page.save_revision().publish()
    assert path_of(client, page.url) != before


@pytest.mark.parametrize("hidden", ["draft", "behind a password", "unknown"])
def test_a_page_that_is_not_public_has_no_picture(client: Client, hidden: str) -> None:
    page = InformationPageFactory(title="Secret", live=hidden != "draft")
    if hidden == "behind a password":
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")
    number = page.pk if hidden != "unknown" else 999_999
    assert client.get(f"/en/og/{number}-{page.shared_picture().version}.png").status_code == 404


def test_the_second_reader_gets_it_from_the_cache(client: Client) -> None:
    cache.clear()
    path = path_of(client, InformationPageFactory(title=f"About {timezone.now()}").url)
    with patch.object(SharedPicture, "png", autospec=True, side_effect=SharedPicture.png) as png:
        first, second = client.get(path), client.get(path)
    assert png.call_count == 1
    assert first.content == second.content


def test_a_strange_title_breaks_nothing() -> None:
    for title in ("<script>&amp;\"'", "x" * 5000, "图书馆", "", "\u202e\x00"):
        assert image(picture(title=title).png()).size == (1200, 630)
