"""The same page in another language, and what is said where there is none."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.factories import ArticlePageFactory, InformationPageFactory, translate

pytestmark = pytest.mark.django_db


def switches(client: Client, address: str) -> dict[Any, Any]:
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    return {link["lang"]: link for link in soup.select(".languages a")}


def test_the_switcher_leads_to_the_same_page_in_each_language_named_in_that_language(client: Client) -> None:
    page = InformationPageFactory(title="About")
    translate(page, "ar", title="عن السلسلة", slug="about-ar")
    links = switches(client, page.url)
    assert links["ar"]["href"] == "/ar/about-ar/"
    assert (links["ar"]["hreflang"], links["ar"]["dir"], links["ar"].text) == ("ar", "rtl", "العربية")
    assert links["en"]["aria-current"] == "true"
    assert links["fi"]["href"] == f"/fi/untranslated/{page.pk}/"


def test_an_untranslated_page_says_so_and_offers_the_original_and_the_nearest_page(client: Client) -> None:
    article = ArticlePageFactory(title="Bus stops")
    response = client.get(f"/sv/untranslated/{article.pk}/")
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"
    assert soup.select_one('meta[name="robots"]')["content"] == "noindex"
    original = soup.select_one(f'main a[href="{article.url}"]')
    assert original["hreflang"] == "en"
    assert original.select_one('[lang="en"][dir="ltr"]').text == "Bus stops"
    assert soup.select_one('main a[href="/sv/artiklar/"]') is not None


def test_an_untranslated_address_leads_on_once_the_translation_is_out(client: Client) -> None:
    article = ArticlePageFactory(title="Bus stops")
    swedish = translate(article, "sv", title="Hållplatser", slug="hallplatser")
    response = client.get(f"/sv/untranslated/{article.pk}/")
    assert (response.status_code, response["Location"]) == (302, swedish.url)


def test_a_page_that_nobody_may_read_is_not_offered(client: Client) -> None:
    draft = ArticlePageFactory(title="Not yet", live=False)
    assert client.get(f"/sv/untranslated/{draft.pk}/").status_code == 404
    assert client.get("/sv/untranslated/999999/").status_code == 404


def test_a_private_page_is_not_offered(client: Client) -> None:
    from wagtail.models import PageViewRestriction

    page = InformationPageFactory(title="Inside")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"/sv/untranslated/{page.pk}/").status_code == 404


def test_a_view_that_is_no_page_is_switched_by_its_address_with_its_query(client: Client) -> None:
    links = switches(client, "/en/search/?q=bus")
    assert links["fi"]["href"] == "/fi/search/?q=bus"


def test_an_unknown_address_is_switched_to_the_front_pages(client: Client) -> None:
    assert switches(client, "/en/nothing-here/")["sv"]["href"] == "/sv/"
