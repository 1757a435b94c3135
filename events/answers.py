"""How a kept answer is written: for people in their language, for a spreadsheet so that it stays what it is.

Kept are `1234.5`, `2026-12-31` and `+358401234567` (E.164): true in every language. A text that isn't what its kind promises
(it may have been made unreadable since) is given as it stands.
"""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

import phonenumbers
from babel.dates import format_date
from babel.numbers import format_decimal

from core.moments import cldr_locale
from events.kinds import Kind

UNREADABLE = (ValueError, InvalidOperation, phonenumbers.NumberParseException)


def shown(kind: str, text: str) -> str:
    """The answer as the active language writes it."""
    try:
        match kind:
            case Kind.NUMBER:
                return str(format_decimal(Decimal(text), locale=cldr_locale(), decimal_quantization=False))
            case Kind.DATE:
                return str(format_date(date.fromisoformat(text), "long", locale=cldr_locale()))
            case Kind.TELEPHONE:
                return international(text)
    except UNREADABLE:
        pass
    return text


def cell(kind: str, text: str) -> str | Decimal:
    """The answer in a file: dates by ISO 8601, numbers as numbers.

    A telephone number has a space after its country's code: without one a spreadsheet takes it for a number, and its plus
    is gone.
    """
    try:
        match kind:
            case Kind.NUMBER:
                return Decimal(text)
            case Kind.TELEPHONE:
                return re.sub(r"[^0-9+]+", " ", international(text)).strip()
    except UNREADABLE:
        pass
    return text


def international(number: str) -> str:
    """`+358 40 1234567` of an E.164 number. Raises NumberParseException."""
    return phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.INTERNATIONAL)
