"""Every kind of page passes the Nu HTML checker."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.browser.pages import every_kind

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_every_kind_of_page_is_valid(
    client: Client, settings: Any, tmp_path: Any, html_complaints: Callable[[dict[str, str]], list[str]], tag: str
) -> None:
    settings.MEDIA_ROOT = tmp_path
    addresses = every_kind(tag)
    pages = {name: client.get(address).content.decode() for name, address in addresses.items()}
    pages["form in error"] = client.post(addresses["sign-up"], {}).content.decode()
    assert html_complaints(pages) == []
