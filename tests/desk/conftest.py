"""People of each role, and an article, a contact and a form on their way into Swedish and Finnish."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail_localize.models import StringTranslation, Translation

from core.roles import EDITORS, TRANSLATORS, ensure_roles
from desk.submitting import submit
from tests.factories import UserFactory, locale


@pytest.fixture(autouse=True)
def roles(site_tree: None) -> None:
    ensure_roles()


def signed_in(*groups: str) -> Client:
    person = UserFactory()
    person.groups.set(Group.objects.filter(name__in=groups))
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def editor() -> Client:
    return signed_in(EDITORS)


@pytest.fixture
def translator() -> Client:
    """Of Swedish."""
    return signed_in(TRANSLATORS.format(tag="sv"))


def submitted(row: Any, tag: str = "sv") -> Translation:
    submit(row=row, locales=[locale(tag)], user=None)
    return Translation.objects.get(source__object_id=row.translation_key, target_locale=locale(tag))


def complete(translation: Translation, *, leave: int = 0) -> None:
    """Translate every text but the last `leave`."""
    segments = list(translation.source.stringsegment_set.select_related("string").order_by("order", "pk"))
    for segment in segments[: len(segments) - leave]:
        text = segment.string.data if segment.context.path == "slug" else f"{segment.string.data} (sv)"
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": text},
        )


def said(client: Client) -> str:
    """What the admin tells this person on its home page: the messages that wait for her."""
    return str(client.get("/admin/").content.decode())
