"""'Import an article' in the admin: who may, what is shown, what comes of it."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from articles.models import ArticlePage
from tests import factories

DATA = Path(__file__).resolve().parents[2] / "data"
NAME = "busslinjen.sv.txt"


@pytest.fixture
def editor(db: None, client: Client) -> Client:
    client.force_login(factories.editor())
    return client


def send(client: Client, data: bytes | None = None, name: str = NAME, **fields: str) -> Any:
    file = SimpleUploadedFile(name, (DATA / NAME).read_bytes() if data is None else data)
    return client.post(reverse("import_article"), {"file": file, **fields})


def confirm(client: Client, shown: Any, button: str) -> Any:
    return client.post(reverse("confirm_import"), {"upload": shown.context["sealed"], button: ""}, follow=True)


def test_an_editor_sees_what_was_found_and_nothing_is_saved_before_she_confirms(editor: Client) -> None:
    assert "Import an article" in editor.get(reverse("wagtailadmin_home")).content.decode()
    shown = send(editor)
    page = shown.content.decode()
    for part in (
        "Busslinjen som invånarna själva fick rita",
        "2 quotations",
        "Kerstin Ahlroos",
        "Delaktighet",
        "Esbo stad",
    ):
        assert part in page
    assert not ArticlePage.objects.exists()
    answer = confirm(editor, shown, "draft")
    draft = ArticlePage.objects.get()
    assert answer.redirect_chain == [(reverse("wagtailadmin_pages:edit", args=[draft.pk]), 302)]
    assert "New page, a draft." in answer.content.decode()
    assert not draft.live
    assert draft.owner == draft.latest_revision.user


def test_an_editor_publishes_and_a_second_upload_updates(editor: Client) -> None:
    confirm(editor, send(editor), "publish")
    assert ArticlePage.objects.get().live
    changed = (DATA / NAME).read_bytes().replace(b"nio kilometer", b"tio kilometer")
    again = send(editor, changed)
    assert "This file has been imported before" in again.content.decode()
    confirm(editor, again, "draft")
    page = ArticlePage.objects.get()
    assert page.has_unpublished_changes
    assert "nio kilometer" in page.body[0].value.source
    confirm(editor, send(editor, changed), "publish")
    page = ArticlePage.objects.get()
    assert "tio kilometer" in page.body[0].value.source
    assert not page.has_unpublished_changes


def test_a_page_that_a_person_has_edited_gets_a_draft_and_the_editor_is_told(editor: Client) -> None:
    confirm(editor, send(editor), "publish")
    ArticlePage.objects.get().save_revision().publish()
    shown = send(editor)
    assert "A person has edited" in shown.content.decode()
    assert 'name="publish"' not in shown.content.decode()


def test_an_upload_may_be_the_translation_of_a_page(editor: Client) -> None:
    confirm(editor, send(editor, (DATA / "garden.en.txt").read_bytes(), "garden.en.txt"), "publish")
    original = ArticlePage.objects.get()
    shown = send(editor, translation_of=str(original.pk))
    assert original.title in shown.content.decode()
    confirm(editor, shown, "draft")
    assert ArticlePage.objects.get(import_name="busslinjen").translation_key == original.translation_key


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        (NAME, b"", "empty"),
        (NAME, b"Title\x00", "not a text file"),
        (NAME, "Å".encode("latin-1"), "not UTF-8"),
        (NAME, b"T\n\n - P\n31.2.2021 7.32\n\nLead.", "line 4: “31.2.2021 7.32” is no date."),
        ("photo.png", b"\x89PNG", "must end with “.txt”"),
        ("nameless.txt", b"Title\n\nLead.", "The language isn’t known."),
        ("dutch.nl.txt", b"Title\n\nLead.", "You may not add articles in the language “nl”."),
        (NAME, b"x" * 10_001, "too large"),
    ],
)
def test_what_cannot_be_read_is_told_beside_the_field(
    editor: Client, settings: Settings, name: str, data: bytes, reason: str
) -> None:
    settings.ARTICLE_LIMIT_BYTES = 10_000
    answer = send(editor, data, name)
    assert answer.status_code == 200
    assert reason in " ".join(answer.context["form"].errors["file"])
    assert not ArticlePage.objects.exists()


def test_the_limit_is_told_as_people_say_it(editor: Client, settings: Settings) -> None:
    settings.ARTICLE_LIMIT_BYTES = 1_000_000
    asked = " ".join(editor.get(reverse("import_article")).content.decode().split())
    assert "at most 1\u00a0MB" in asked or "at most 1 MB" in asked


def test_what_is_confirmed_is_what_was_shown_to_this_very_person(editor: Client) -> None:
    sealed = send(editor).context["sealed"]
    for forged in ("", "nonsense", f"{sealed}x"):
        answer = editor.post(reverse("confirm_import"), {"upload": forged, "publish": ""}, follow=True)
        assert "Choose it once more" in answer.content.decode()
    other = Client()
    other.force_login(factories.administrator())
    other.post(reverse("confirm_import"), {"upload": sealed, "publish": ""})
    assert not ArticlePage.objects.exists()


def test_translators_and_strangers_import_nothing(db: None, client: Client) -> None:
    address = reverse("import_article")
    assert client.get(address).status_code == 302
    client.force_login(factories.translator("sv"))
    assert client.get(address, follow=True).request["PATH_INFO"] != address
    assert "Import an article" not in client.get(reverse("wagtailadmin_home")).content.decode()
    send(client)
    assert not ArticlePage.objects.exists()
