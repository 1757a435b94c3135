"""Titles broken into lines for a shared picture."""

import pytest

from core.pictures.lines import broken, width, writable


def test_no_line_is_wider_than_its_room() -> None:
    title = "What the city promised at the meeting about the walk to school, and what came of it in the winter"
    lines = broken(title, 48, 700, 640, 3)
    assert len(lines) == 3
    assert all(width(line, 48, 700) <= 640 for line in lines)
    assert lines[-1].endswith("…")


def test_a_title_that_fits_keeps_every_word() -> None:
    assert " ".join(broken("The walk to school in winter", 48, 700, 640, 3)) == "The walk to school in winter"


def test_a_word_longer_than_a_line_is_parted() -> None:
    lines = broken("lastentarhanopettajankoulutussuunnitelma", 64, 700, 640, 3)
    assert lines[0].endswith("-")
    assert "".join(lines).replace("-", "") == "lastentarhanopettajankoulutussuunnitelma"


@pytest.mark.parametrize("text", ["Åland & Ääkkönen", "Кто ждёт?", "رسالة من الروضة", "می‌کند", "Šeškinė Õ", "Її ґанок"])
def test_latin_cyrillic_and_arabic_are_written_whole(text: str) -> None:
    assert writable(text) == text


def test_what_the_font_lacks_is_left_out() -> None:
    assert writable("Nguyễn, Əli") == "Nguyen, Eli"
    assert writable("图书馆 2026") == ""
    assert writable("Meet us 🎉") == "Meet us"
    assert writable("two\x0blines\n here") == "two lines here"
