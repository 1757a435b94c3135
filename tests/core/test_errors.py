"""Pages that say what went wrong."""

import logging
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import get_resolver
from django.utils import translation

from config.settings import base
from core.errors import crashed
from core.logs import NoTraceOfRefusals


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


def refuse_the_database(*args: object) -> None:
    raise AssertionError("asked the database")


@pytest.mark.parametrize("tag", ["fi", "ar"])
def test_a_crash_is_told_without_a_database(tag: str) -> None:
    with translation.override(tag), connection.execute_wrapper(refuse_the_database):
        response = crashed(RequestFactory().get(f"/{tag}/"))
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 500
    assert soup.html["lang"] == tag
    assert soup.select_one('a[href^="mailto:"]') is not None
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/x-www-form-urlencoded", "what=" + "x" * 4_000_000),
        ("application/x-www-form-urlencoded", "&".join(["what=x"] * 10_001)),
        ("multipart/form-data", "--x\r\n"),
        ("multipart/form-data; boundary=" + "x" * 300, "--x\r\n"),
        ("application/x-www-form-urlencoded; charset=latin-1", "what=x"),
    ],
)
@pytest.mark.django_db
def test_what_can_not_be_read_is_told_in_the_language_of_the_address_in_one_line_of_the_log(
    client: Client, caplog: pytest.LogCaptureFixture, content_type: str, body: str
) -> None:
    from tests.factories import EventPageFactory

    caplog.handler.addFilter(NoTraceOfRefusals())
    address = f"/sv/sign-up/{EventPageFactory().event.code}/"
    response = client.post(address, body, content_type=content_type)
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 400
    assert soup.html["lang"] == "sv"
    assert soup.select_one("header.frame a.mark")["href"] == "/sv/"
    assert [record.exc_info for record in caplog.records] == [None]
    assert len(caplog.text.splitlines()) == 1


def test_what_can_not_be_read_is_told_without_a_database() -> None:
    with translation.override("sv"), connection.execute_wrapper(refuse_the_database):
        handler: Any = get_resolver().resolve_error_handler(400)
        response = handler(RequestFactory().post("/sv/"), exception=ValueError())
    assert response.status_code == 400


def test_the_log_of_the_site_leaves_out_tracebacks_of_what_was_refused_and_keeps_those_of_errors() -> None:
    (handler,) = base.LOGGING["handlers"].values()
    assert handler["filters"][0] == "refused"
    for status, kept in ((400, False), (500, True)):
        record = logging.makeLogRecord({"status_code": status, "exc_info": (ValueError, ValueError(), None)})
        NoTraceOfRefusals().filter(record)
        assert bool(record.exc_info) is kept


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


@pytest.mark.parametrize("path", ["/fi/", "/fi/sign-up/abcdefgh/", "/"])
def test_visitors_are_told_of_maintenance_without_a_database(client: Client, settings: Any, path: str) -> None:
    settings.MAINTENANCE = True
    response = client.get(path)
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 503
    assert response["Retry-After"].isdecimal()
    assert response["Cache-Control"] == "no-store"
    assert soup.html["lang"] == ("fi" if path.startswith("/fi") else "en")


@pytest.mark.django_db
def test_the_admin_stays_open_in_maintenance(client: Client, settings: Any) -> None:
    settings.MAINTENANCE = True
    assert client.get("/admin/login/").status_code == 200
