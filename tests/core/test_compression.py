"""Answers for everyone are compressed; those that may hold a secret are not."""

import gzip
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from events.signups.links import personal_address
from tests.factories import ArticlePageFactory, EventPageFactory, SignUpFactory, paragraph

pytestmark = pytest.mark.django_db
LONG = "Everybody at the table said what they had seen on the way to school. " * 40


def ask(client: Client, path: str) -> Any:
    return client.get(path, headers={"Accept-Encoding": "gzip"})


def test_a_page_for_everyone_is_compressed_for_those_who_can_read_it(client: Client) -> None:
    page = ArticlePageFactory(body=[paragraph(LONG)])
    answer = ask(client, page.url)
    assert answer["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer["Vary"]
    assert LONG.strip() in gzip.decompress(answer.content).decode()
    assert "Content-Encoding" not in client.get(page.url)


def test_a_page_that_has_not_changed_is_not_sent_again(client: Client) -> None:
    page = ArticlePageFactory(body=[paragraph(LONG)])
    tag = ask(client, page.url)["ETag"]
    again = client.get(page.url, headers={"Accept-Encoding": "gzip", "If-None-Match": tag})
    assert again.status_code == 304


def test_what_may_hold_a_secret_is_not_compressed(client: Client) -> None:
    sign_up = SignUpFactory(event=EventPageFactory().event)
    personal = urlsplit(personal_address(sign_up)).path
    for path in (personal, f"/en/sign-up/{sign_up.event.code}/", "/admin/login/"):
        answer = ask(client, path)
        assert answer.status_code == 200
        assert "Content-Encoding" not in answer, path
