"""`manage.py import_article`: what it prints, what it refuses, and with which exit status."""

from pathlib import Path
from shutil import copy

import pytest
from django.core.management import CommandError, call_command

from articles.models import ArticlePage
from core.models import Contact, Topic

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture
def folder(site_tree: None, tmp_path: Path) -> Path:
    for file in DATA.glob("*.txt"):
        copy(file, tmp_path)
    return tmp_path


def test_a_folder_is_imported_with_a_line_for_each_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_article", folder, "--publish")
    out = capsys.readouterr().out
    assert "[1/3]" in out
    assert "[3/3]" in out
    assert "busslinjen.sv.txt  /sv/artiklar/busslinjen-som-invanarna-sjalva-fick-rita/" in out
    assert "garden.en.txt  /en/articles/a-garden-on-the-roof-of-the-car-park/" in out
    assert (
        "1 publisher, published 2024-09-11 08:00, not updated, a lead, 2 headings, 3 paragraphs, 1 list, 2 quotations, "
        "1 contact, a note on the series, 2 topics"
    ) in out
    assert ArticlePage.objects.live().count() == 3


def test_a_file_that_cannot_be_read_leaves_nothing_and_the_others_go_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = {
        "date.sv.txt": "Titel\n\n  • Nya utgivare\n31.2.2021 7.32\n\nIngress.\n\n  • Ett nytt ämne".encode(),
        "empty.sv.txt": b"",
        "latin.sv.txt": "Titel på Å".encode("latin-1"),
        "binary.sv.txt": b"Titel\x00\x01",
        "untitled.sv.txt": "  • Esbo\n19.1.2021 7.32\n\nIngress.".encode(),
        "nameless.txt": b"Title\n\nLead.",
        "dutch.nl.txt": b"Title\n\nLead.",
        "toolong.sv.txt": f"Titel\n\n  • {'Esbo ' * 50}\n19.1.2021 7.32\n\nIngress.".encode(),
    }
    for name, data in bad.items():
        (folder / name).write_bytes(data)
    with pytest.raises(CommandError, match="8 files were not imported") as stopped:
        call_command("import_article", folder)
    assert stopped.value.returncode == 1
    told = capsys.readouterr().err
    assert all(name in told for name in bad)
    assert "date.sv.txt, line 4: “31.2.2021 7.32” is no date." in told
    assert "empty.sv.txt: The file is empty." in told
    assert "latin.sv.txt, line 1: This is not UTF-8 text." in told
    assert "dutch.nl.txt: The site doesn’t speak the language “nl”." in told
    assert ArticlePage.objects.count() == 3
    assert not Topic.objects.filter(name="Ett nytt ämne").exists()


def test_a_fault_halfway_leaves_nothing_of_that_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_options: object) -> None:
        from django.core.exceptions import ValidationError

        raise ValidationError("No.")

    monkeypatch.setattr(ArticlePage, "save_revision", fail)
    with pytest.raises(CommandError, match="1 file was not imported"):
        call_command("import_article", folder / "busslinjen.sv.txt")
    assert not ArticlePage.objects.exists()
    assert not Topic.objects.exists()
    assert not Contact.objects.exists()


def test_language_may_be_told_and_a_name_s_own_goes_first(folder: Path) -> None:
    (folder / "plain.txt").write_text("En titel\n\n • Esbo\n19.1.2021 7.32\n\nEn ingress.")
    call_command("import_article", folder / "plain.txt", folder / "garden.en.txt", "--language=sv")
    assert ArticlePage.objects.get(import_name="plain").locale.language_code == "sv"
    assert ArticlePage.objects.get(import_name="garden").locale.language_code == "en"


def test_a_translation_is_joined_by_the_address_of_its_original(folder: Path) -> None:
    call_command("import_article", folder / "garden.en.txt", "--publish")
    original = ArticlePage.objects.get()
    call_command("import_article", folder / "busslinjen.sv.txt", f"--translation-of={original.url}")
    assert ArticlePage.objects.get(import_name="busslinjen").translation_key == original.translation_key
    with pytest.raises(CommandError, match="There is no article at /en/nowhere/"):
        call_command("import_article", folder / "busslinjen.sv.txt", "--translation-of=/en/nowhere/")


def test_a_path_that_leads_nowhere_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(CommandError, match="2 files were not imported"):
        call_command("import_article", folder / "missing.sv.txt", folder / "empty", folder / "garden.en.txt")
    told = capsys.readouterr()
    assert "missing.sv.txt: There is no such file or folder." in told.err
    assert "There is no file in this folder" in told.err
    assert "garden.en.txt" in told.out
