"""Contact sheets: every picture of one look, small, side by side in both languages, with its name."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

LIMIT_BYTES = 700_000
GAP, CAPTION = 16, 26
# The width of a small picture, the part of a page's length that it shows, and how many stand in a row, by the page's width.
SMALL = {360: (200, 1300, 12), 680: (320, 900, 8), 794: (320, 1100, 4), 1280: (384, 1000, 6)}
GROUND, INK = "#8a958f", "#10231d"


def contact_sheets(pictures: list[Path], folder: Path) -> list[Path]:
    """A sheet for each look (and for mails and the admin apart), in the order in which the pictures were taken."""
    by_sheet = sorted(pictures, key=sheet_name)
    return [lay_out(list(group), folder / f"{name}.webp") for name, group in groupby(by_sheet, key=sheet_name)]


def sheet_name(picture: Path) -> str:
    name, _tag, width, kind, _suffix = picture.name.split(".")
    group = next((group for group in ("mail", "admin") if name.startswith(f"{group}-")), "pages")
    return f"all-{group}-{'printed' if kind == 'print' else f'{width}-{kind}'}"


def lay_out(pictures: list[Path], path: Path) -> Path:
    width = int(pictures[0].name.split(".")[2])
    small, shown, columns = SMALL[width]
    height = round(shown * small / width)
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * (small + GAP) + GAP, rows * (height + CAPTION + GAP) + GAP), GROUND)
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(14)
    for number, picture in enumerate(pictures):
        left = GAP + number % columns * (small + GAP)
        top = GAP + number // columns * (height + CAPTION + GAP)
        name, tag = picture.name.split(".")[:2]
        draw.text((left, top + 4), f"{name} · {tag}", INK, font)
        sheet.paste(reduced(picture, small, shown), (left, top + CAPTION))
    return save_within_the_limit(sheet, path)


def reduced(picture: Path, small: int, shown: int) -> Image.Image:
    with Image.open(picture) as whole:
        part = whole.convert("RGB").crop((0, 0, whole.width, min(whole.height, shown)))
    return part.resize((small, round(part.height * small / part.width)), Image.Resampling.LANCZOS)


def save_within_the_limit(sheet: Image.Image, path: Path) -> Path:
    for quality in (65, 45, 25, 10):
        sheet.save(path, quality=quality, method=2)
        if path.stat().st_size <= LIMIT_BYTES:
            break
    return path


def for_the_handbooks(chosen: dict[str, str], taken: Iterable[Path], folder: Path, *, longest: int) -> list[str]:
    """Copy each chosen picture under its name, cut where it is too long; the names whose picture wasn't taken."""
    by_name = {picture.stem: picture for picture in taken}
    for name, source in chosen.items():
        if source in by_name:
            with Image.open(by_name[source]) as whole:
                part = whole.convert("RGB").crop((0, 0, whole.width, min(whole.height, longest)))
            part.save(folder / f"{name}.webp", quality=82, method=4)
    return [name for name, source in chosen.items() if source not in by_name]
