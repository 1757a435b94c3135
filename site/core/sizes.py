"""Sizes of files as a language writes them (Unicode CLDR, by Babel)."""

from babel.units import format_unit

from core.moments import cldr_locale


def file_size(count: int) -> str:
    """A number of bytes as '1 MB', '1 Mt' in Finnish: of a thousand and a million (SI), with one decimal at most."""
    step, unit = (1_000_000, "megabyte") if count >= 1_000_000 else (1_000, "kilobyte")
    return format_unit(round(count / step, 1), f"digital-{unit}", "short", locale=cldr_locale())
