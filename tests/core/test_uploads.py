"""What may be laid on the site as a file, and what the site itself fetches."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model

from tests.factories import editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(editor())
    return client


def upload(client: Client, name: str, content: bytes) -> bool:
    """Whether it was taken."""
    file = SimpleUploadedFile(name, content)
    client.post(reverse("wagtaildocs:add"), {"title": "A file", "file": file, "collection": "1"})
    return get_document_model().objects.exists()


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "script.js", "program.exe", "nothing"])
def test_nothing_that_runs_is_taken_as_a_document(client: Client, name: str) -> None:
    assert not upload(client, name, b"<script>alert(1)</script>")


def test_a_document_above_the_limit_is_not_taken(client: Client) -> None:
    assert not upload(client, "long.txt", b"x" * (settings.WAGTAILDOCS_MAX_UPLOAD_SIZE + 1))


def test_a_document_is_taken(client: Client) -> None:
    assert upload(client, "programme.pdf", b"%PDF-1.4")


def test_nobody_makes_the_site_fetch_from_another(client: Client) -> None:
    address = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    answer = client.post(reverse("wagtailembeds:chooser_upload"), {"embed-chooser-url": address})
    assert "embed_chosen" not in answer.content.decode()
