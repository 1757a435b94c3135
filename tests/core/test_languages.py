"""Which language a visitor is led to, and the languages that Django doesn't know."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client

from core.languages import KNOWN, choices


@pytest.fixture
def every_language(settings: Any) -> None:
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = choices(list(KNOWN))


@pytest.mark.usefixtures("every_language")
@pytest.mark.parametrize(
    ("accepted", "address"),
    [
        ("zh-CN", "/zh-hans/"),
        ("zh-Hans", "/zh-hans/"),
        ("sv-FI,fi;q=0.9", "/sv/"),
        ("de;q=1,fi;q=0.8,sv;q=0.9", "/sv/"),
        ("so-SO", "/so/"),
        ("fi-simple", "/fi-simple/"),
        ("fi;q=0,sv;q=0.1", "/sv/"),
        ("qq;;=,,*", "/en/"),
        ("", "/en/"),
        ("x," * 5000, "/en/"),
    ],
)
def test_a_visitor_is_led_to_the_best_language_without_a_cookie(client: Client, accepted: str, address: str) -> None:
    response = client.get("/", headers={"Accept-Language": accepted})
    assert (response.status_code, response["Location"]) == (302, address)
    assert response["Vary"] == "Accept-Language"
    assert not response.cookies


@pytest.mark.django_db
@pytest.mark.usefixtures("every_language")
def test_each_language_that_the_site_knows_has_its_front_page_its_search_and_its_404(client: Client) -> None:
    call_command("ensure_site")
    for tag in KNOWN:
        for address, status in [(f"/{tag}/", 200), (f"/{tag}/search/?q=espoo", 200), (f"/{tag}/nothing-here/", 404)]:
            response = client.get(address)
            page = BeautifulSoup(response.content, "html.parser").html
            assert response.status_code == status, address
            assert (page["lang"], page["dir"]) == (tag, KNOWN[tag].direction)
