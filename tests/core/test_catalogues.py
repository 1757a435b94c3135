"""A language speaks the interface when all of it is translated, by people, in each plural form; else English speaks."""

import logging
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.utils import translation
from pytest_django import Settings

from core.catalogues import compile_catalogues, progress_of
from core.interface import has_catalogue, speak_english_where_incomplete

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
SEAT = 'msgid "Take a seat"\nmsgstr "Varaa paikka"\n\n'
SEATS = 'msgid "%(n)s seat"\nmsgid_plural "%(n)s seats"\nmsgstr[0] "%(n)s paikka"\nmsgstr[1] "%(n)s paikkaa"\n\n'


@pytest.fixture
def catalogue(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """Where the Finnish catalogue of a site in Finnish and English belongs."""
    settings.LANGUAGES = [("en", "English"), ("fi", "suomi")]
    settings.LOCALE_PATHS = [tmp_path]
    path = tmp_path / "fi" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    yield path
    translation.trans_real._translations.clear()  # type: ignore[attr-defined]
    has_catalogue.cache_clear()


def test_a_complete_catalogue_is_compiled_and_speaks(catalogue: Path) -> None:
    catalogue.write_text(HEADER + SEAT + SEATS, encoding="utf-8")
    compile_catalogues()
    with translation.override("fi"):
        assert translation.gettext("Take a seat") == "Varaa paikka"
        assert translation.ngettext("%(n)s seat", "%(n)s seats", 3) == "%(n)s paikkaa"


def test_a_catalogue_that_another_process_has_compiled_meanwhile_speaks(catalogue: Path) -> None:
    speak_english_where_incomplete()
    catalogue.write_text(HEADER + SEAT, encoding="utf-8")
    catalogue.with_suffix(".mo").write_bytes(polib.pofile(str(catalogue)).to_binary())
    compile_catalogues()
    with translation.override("fi"):
        assert translation.gettext("Take a seat") == "Varaa paikka"


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ('msgid "Cancel"\nmsgstr ""\n', "(1 of 2)"),
        ('#, fuzzy\nmsgid "Cancel"\nmsgstr "Peru"\n', "(1 of 2)"),
        (SEATS.replace('msgstr[1] "%(n)s paikkaa"\n', ""), "(1 of 2)"),
        (SEATS.replace('"%(n)s paikkaa"', '""'), "(1 of 2)"),
    ],
    ids=["untranslated", "fuzzy", "a plural form missing", "a plural form empty"],
)
def test_an_incomplete_catalogue_is_told_and_leaves_no_old_one_behind(
    rest: str, told: str, catalogue: Path, caplog: pytest.LogCaptureFixture
) -> None:
    catalogue.with_suffix(".mo").write_bytes(b"of an earlier day")
    catalogue.write_text(HEADER + SEAT + rest, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        compile_catalogues()
    assert f"the interface in fi is not complete {told}: it speaks English" in caplog.text
    assert not has_catalogue("fi")


def test_a_missing_catalogue_is_told(catalogue: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        compile_catalogues()
    assert "the interface in fi is not complete (no catalogue): it speaks English" in caplog.text


def test_plain_language_speaks_with_its_parent_s_catalogue_though_the_site_lacks_the_parent(
    catalogue: Path, settings: Settings
) -> None:
    settings.LANGUAGES = [("en", "English"), ("fi-simple", "selkosuomi")]
    catalogue.write_text(HEADER + SEAT, encoding="utf-8")
    compile_catalogues()
    assert has_catalogue("fi-simple")
    with translation.override("fi-simple"):
        assert translation.gettext("Take a seat") == "Varaa paikka"


def test_an_unchanged_catalogue_is_not_written_again(catalogue: Path) -> None:
    catalogue.write_text(HEADER + SEAT, encoding="utf-8")
    compile_catalogues()
    before = catalogue.with_suffix(".mo").stat().st_mtime_ns
    compile_catalogues()
    assert catalogue.with_suffix(".mo").stat().st_mtime_ns == before


def test_an_empty_catalogue_is_not_complete(catalogue: Path) -> None:
    catalogue.write_text(HEADER, encoding="utf-8")
    assert not progress_of(catalogue).is_complete
