"""Which drawing stands with an article."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from articles.listing import published_articles
from articles.models import ArticlePage
from tests.factories import ArticlePageFactory, TopicFactory, administrator

pytestmark = pytest.mark.django_db


def test_an_article_without_a_drawing_takes_its_first_topics() -> None:
    article = ArticlePageFactory(topics=[TopicFactory(drawing="bus"), TopicFactory(drawing="park")])
    assert article.shown_drawing == "bus"
    article.drawing = "house"
    assert article.shown_drawing == "house"
    assert ArticlePageFactory().shown_drawing == "talk"


def test_a_topic_that_is_a_draft_lends_no_drawing() -> None:
    article = ArticlePageFactory(topics=[TopicFactory(drawing="bus", live=False), TopicFactory(drawing="park")])
    assert article.shown_drawing == "park"


def test_lists_know_the_drawings_without_asking_for_each(django_assert_num_queries: object) -> None:
    for name in ("bus", "park", "form"):
        ArticlePageFactory(topics=[TopicFactory(drawing=name)])
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert [article.shown_drawing for article in published_articles("en")] == ["form", "park", "bus"]


def test_a_drawing_is_the_same_in_every_language() -> None:
    synced = {field.field_name for field in ArticlePage.override_translatable_fields if not field.overridable}
    assert "drawing" in synced


def test_an_editor_chooses_from_the_pictures_themselves(client: Client) -> None:
    client.force_login(administrator())
    article = ArticlePageFactory(drawing="bus")
    soup = BeautifulSoup(client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content, "html.parser")
    choices = soup.select("input[type=radio][name=drawing]")
    assert [choice["value"] for choice in choices if choice.has_attr("checked")] == ["bus"]
    assert len(choices) == 11
    assert len([choice for choice in choices if choice.find_parent("label").select("svg.drawing")]) == 10
