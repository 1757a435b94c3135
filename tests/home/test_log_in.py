"""The door of the admin says what is behind it, and lets a stranger into the demonstration."""

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


def shown() -> str:
    return Client().get(reverse("wagtailadmin_login")).content.decode()


def test_it_says_what_this_is() -> None:
    assert "International Espoo" in shown()
    assert "Residents need no account." in shown()
    assert "Wagtail</title>" not in shown()


def test_in_the_demonstration_each_log_in_stands_there_with_what_the_person_does() -> None:
    page = shown()
    assert "open house" in page
    for name in ("editor", "host", "admin", "translator-sv"):
        assert f"<code>{name}</code>" in page
    assert "Translator into Swedish" in page


def test_elsewhere_no_log_in_is_told(settings: object) -> None:
    settings.DEMONSTRATION = False  # type: ignore[attr-defined]
    assert "open house" not in shown()
    assert "demonstration" not in shown()
