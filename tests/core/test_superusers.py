"""An administrator manages people, and nobody becomes a superuser by that."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from tests.factories import AdministratorFactory, UserFactory, administrator

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough sentence"


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def form(username: str, **changes: str) -> dict[str, str]:
    about = {"username": username, "email": "who@example.org", "first_name": "Who", "last_name": "Ever"}
    return about | {"password1": PASSWORD, "password2": PASSWORD, "is_active": "on"} | changes


def test_an_administrator_makes_users_but_no_superusers() -> None:
    client = signed_in(administrator())
    client.post(reverse("wagtailusers_users:add"), form("new"))
    client.post(reverse("wagtailusers_users:add"), form("above", is_superuser="on"))
    assert list(get_user_model().objects.filter(username__in=["new", "above"]).values_list("username")) == [("new",)]


def test_an_administrator_lifts_nobody_above_the_rules() -> None:
    person = UserFactory()
    signed_in(administrator()).post(
        reverse("wagtailusers_users:edit", args=[person.pk]), form(person.username, is_superuser="on")
    )
    person.refresh_from_db()
    assert not person.is_superuser


def test_a_superusers_password_is_not_an_administrators_to_change() -> None:
    above = AdministratorFactory()
    signed_in(administrator()).post(reverse("wagtailusers_users:edit", args=[above.pk]), form(above.username))
    above.refresh_from_db()
    assert above.is_superuser
    assert not above.check_password(PASSWORD)


def test_no_superuser_is_switched_off_among_many() -> None:
    above, other = AdministratorFactory(), UserFactory()
    address = reverse("wagtail_bulk_action", args=["auth", "user", "set_active_state"])
    client = signed_in(administrator())
    client.post(f"{address}?id={other.pk}&id={above.pk}", {"mark_as_active": "False"})
    above.refresh_from_db()
    assert above.is_active
    client.post(f"{address}?id={other.pk}", {"mark_as_active": "False"})
    other.refresh_from_db()
    assert not other.is_active


def test_a_superuser_makes_another() -> None:
    signed_in(AdministratorFactory()).post(reverse("wagtailusers_users:add"), form("above", is_superuser="on"))
    assert get_user_model().objects.get(username="above").is_superuser
