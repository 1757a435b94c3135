"""Months as people say them: a page that tells of something in December is found by "joulukuussa" as by "December"."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache

from babel import Locale
from django.utils import timezone

from core.languages import KNOWN
from search.analysis.forms import bases, family
from search.analysis.words import exact_words

FORMS = ("format", "stand-alone")


def month_tokens(moment: datetime) -> frozenset[str]:
    """The tokens of a document about something that happens then: its month, its year, its day."""
    here = timezone.localtime(moment)
    return frozenset((f"month·{here.month}", f"year·{here.year}", day_token(here.day)))


def day_token(day: int) -> str:
    """Asked for beside a month alone: any other number means something else."""
    return f"day·{day}"


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
