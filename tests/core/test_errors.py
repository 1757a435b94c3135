"""Pages that say what went wrong."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import translation

from core.errors import crashed


@pytest.mark.django_db
def test_an_unknown_address_is_a_helpful_404_in_its_language(client: Client) -> None:
    response = client.get("/ar/nothing-here/")
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 404
    assert (soup.html["lang"], soup.html["dir"]) == ("ar", "rtl")
    assert soup.select_one('form[role="search"]')["action"] == "/ar/search/"
    links = {link["href"] for link in soup.select("main a")}
    assert {"/ar/", "/ar/faaliyat/", "/ar/maqalat/"} <= links
    assert soup.select_one('meta[name="robots"]')["content"] == "noindex"


@pytest.mark.parametrize("tag", ["fi", "ar"])
def test_a_crash_is_told_without_a_database(tag: str) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError("asked the database")

    with translation.override(tag), connection.execute_wrapper(refuse):
        response = crashed(RequestFactory().get(f"/{tag}/"))
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 500
    assert soup.html["lang"] == tag
    assert soup.select_one('a[href^="mailto:"]') is not None
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.django_db
def test_a_forged_post_is_refused_in_the_language_of_the_address(client: Client) -> None:
    from tests.factories import EventPageFactory

    event = EventPageFactory().event
    response = client.post(f"/sv/sign-up/{event.code}/", {}, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert BeautifulSoup(response.content, "html.parser").html["lang"] == "sv"


@pytest.mark.django_db
def test_a_post_to_a_page_that_takes_none_is_refused_in_its_language() -> None:
    response = Client(enforce_csrf_checks=True).post("/ar/", {})
    assert response.status_code == 403
    assert BeautifulSoup(response.content, "html.parser").html["lang"] == "ar"
    assert not response.cookies
