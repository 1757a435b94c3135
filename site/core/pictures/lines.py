"""Text measured and broken into lines, as the pictures' font is wide."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Literal

from anyascii import anyascii
from fontTools.ttLib import TTFont

Weight = Literal[500, 700]
FONTS = Path(__file__).parent / "fonts"
ELLIPSIS, HYPHEN = "…", "-"
ARABIC = range(0x0600, 0x0700)
JOINED = 0.8  # how wide an Arabic letter is in a word, beside how wide it stands alone; measured
JOINERS = {0x200C, 0x200D}  # between Arabic letters; no glyphs, but Persian is misspelt without them
LONGEST = 300  # characters that are looked at; no title of three lines has more


def font_file(weight: Weight) -> str:
    return str(FONTS / f"rubik-{weight}.ttf")


def writable(text: str) -> str:
    """The text as the font can write it: rare Latin letters lose their marks, emoji go; empty where another letter lacks."""
    signs = " ".join(text[:LONGEST].split())
    written = [_written(sign) for sign in signs]
    if any(sign.isalpha() and not shown for sign, shown in zip(signs, written, strict=True)):
        return ""
    return "".join(written).strip()


def _written(sign: str) -> str:
    if ord(sign) in _advances(700) or ord(sign) in JOINERS:
        return sign
    return anyascii(sign) if unicodedata.name(sign, "").startswith("LATIN") else ""


def width(text: str, size: float, weight: Weight) -> float:
    """In pixels, nearly: without kerning, and with Arabic letters as wide as they are on average."""
    advances = _advances(weight)
    return sum(advances.get(ord(sign), 0) for sign in text) * size


def broken(text: str, size: float, weight: Weight, room: float, most: int) -> list[str]:
    """Lines no wider than `room`, at most so many; what doesn't fit ends in an ellipsis."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        line = words.pop(0)
        if width(line, size, weight) > room:
            line, rest = _split(line, size, weight, room)
            words.insert(0, rest)
            lines.append(line)
            continue
        while words and width(f"{line} {words[0]}", size, weight) <= room:
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    if words:
        lines[-1] += ELLIPSIS
    return [_shortened(line, size, weight, room) for line in lines]


def _split(word: str, size: float, weight: Weight, room: float) -> tuple[str, str]:
    """What of a long word fits into a line, with a hyphen, and the rest."""
    end = len(word) - 1
    while end > 1 and width(word[:end] + HYPHEN, size, weight) > room:
        end -= 1
    return word[:end] + HYPHEN, word[end:]


def _shortened(line: str, size: float, weight: Weight, room: float) -> str:
    while width(line, size, weight) > room:
        line = line.removesuffix(ELLIPSIS)[:-1].rstrip(" ,.;:–") + ELLIPSIS
    return line


@cache
def _advances(weight: Weight) -> dict[int, float]:
    """How far each character moves the pen, in ems."""
    font = TTFont(font_file(weight))
    em, metrics = font["head"].unitsPerEm, font["hmtx"]
    return {
        code: metrics[glyph][0] / em * (JOINED if code in ARABIC and chr(code).isalpha() else 1)
        for code, glyph in font.getBestCmap().items()
    }
