"""Months as people say them: a page that tells of something in December is found by "joulukuussa" as by "December"."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import NamedTuple

from babel import Locale
from django.utils import timezone

from core.languages import KNOWN
from search.analysis.forms import bases, family
from search.analysis.words import exact_words

FORMS = ("format", "stand-alone")
# As people write dates in figures: 7.12.2026, 7.12., 7/12/2026, 12/2026, and 2026-12-07 (ISO 8601).
_DAY, _MONTH, _YEAR = r"(?P<day>0?[1-9]|[12]\d|3[01])", r"(?P<month>0?[1-9]|1[0-2])", r"(?P<year>20\d\d)"
_IN_FIGURES = [
    re.compile(rf"(?<![\d.:/-]){written}(?![\d:/-]|\.\d)")
    for written in (
        rf"{_DAY}([./]) ?{_MONTH}\2 ?{_YEAR}",
        rf"{_DAY}\. ?{_MONTH}\.?",
        rf"{_MONTH}[./]{_YEAR}",
        rf"{_YEAR}-{_MONTH}(?:-{_DAY})?",
    )
]


class Written(NamedTuple):
    """A date in figures as it stands in a text, and the tokens of which what happens then has all."""

    text: str
    tokens: tuple[str, ...]


def month_tokens(moment: datetime) -> frozenset[str]:
    """The tokens of a document about something that happens then: its month, its year, its day."""
    here = timezone.localtime(moment)
    return frozenset((f"month·{here.month}", f"year·{here.year}", day_token(here.day)))


def day_token(day: int) -> str:
    """Asked for beside a month alone: any other number means something else."""
    return f"day·{day}"


def in_figures(text: str) -> tuple[list[Written], str]:
    """The dates in figures of a text, and the text without them."""
    found: list[Written] = []
    for pattern in _IN_FIGURES:
        for match in pattern.finditer(text):
            parts = {unit: int(number) for unit, number in match.groupdict().items() if number}
            found.append(Written(match.group(), tuple(f"{unit}·{number}" for unit, number in parts.items())))
        text = pattern.sub(" ", text)
    return found, text


def token_of(exact: str, language: str) -> str:
    """The token of a word that names a month in this language, or a year; empty for any other word."""
    if exact.isdigit() and len(exact) == 4 and exact.startswith("20"):
        return f"year·{exact}"
    months = _months(family(language))
    number = next((months[base] for base in bases(exact, language) if base in months), 0)
    return f"month·{number}" if number else ""


@cache
def _months(language: str) -> dict[str, int]:
    """The bases of the months' names, each with the month's number."""
    tag = next(tag for tag in KNOWN if family(tag) == language)
    return {base: number for number, name in _names(tag) for base in bases(name, tag)}


def _names(tag: str) -> Iterator[tuple[int, str]]:
    locale = Locale.parse(KNOWN[tag].cldr)
    for form in FORMS:
        for number, name in locale.months[form]["wide"].items():
            exact = exact_words(name)
            if len(exact) == 1:  # a number and a sign, as in Chinese, would be met by every such number
                yield number, exact.pop()
