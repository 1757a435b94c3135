"""Numbers as people write them: with a comma or a point, in their own digits."""

import re
import unicodedata
from decimal import Decimal

WHOLE, DECIMALS = 12, 6  # digits at most, before and after the point
GROUPED = re.compile(r"[1-9]\d{0,2}(?P<sign>[.,' ])\d{3}(?:(?P=sign)\d{3})*")
DECIMAL = re.compile(r"(?P<whole>.*)(?P<sign>[.,\u066b])(?P<decimals>\d+)")
AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
SAME = str.maketrans(
    {"\u2212": "-", "\u066c": "'", "\u2019": "'"}
)  # a minus, the Arabic sign of thousands, an apostrophe


class NoNumber(ValueError):
    pass


class Ambiguous(NoNumber):
    """`1,234` is twelve hundred and some to one reader, and one and a bit to another."""


def read_number(text: str) -> str:
    """The number in figures, with a point where it isn't whole: `-1234.5`. Raises NoNumber."""
    typed = "".join(_plain(character) for character in text).translate(SAME).strip()
    match = re.fullmatch(r"([+-]?) ?(.*)", typed)
    assert match
    sign, digits = match.groups()
    whole, decimals = _parts(digits)
    whole = whole.lstrip("0") or "0"
    decimals = decimals.rstrip("0")
    if len(whole) > WHOLE or len(decimals) > DECIMALS:
        raise NoNumber
    number = f"{whole}.{decimals}" if decimals else whole
    return f"-{number}" if sign == "-" and Decimal(number) else number


def _plain(character: str) -> str:
    """A digit of any script as ours, any kind of space as one; marks of direction are nothing."""
    match unicodedata.category(character):
        case "Nd":
            return str(unicodedata.decimal(character))
        case "Zs":
            return " "
        case "Cf":
            return ""
    return character


def _parts(digits: str) -> tuple[str, str]:
    """What stands before the decimal sign and after it, groups of thousands joined."""
    if AMBIGUOUS.fullmatch(digits):
        raise Ambiguous
    if digits.isdecimal():
        return digits, ""
    if GROUPED.fullmatch(digits):
        return re.sub(r"\D", "", digits), ""
    match = DECIMAL.fullmatch(digits)
    if not match:
        raise NoNumber
    whole, sign, decimals = match["whole"] or "0", match["sign"], match["decimals"]
    grouped = GROUPED.fullmatch(whole)
    if not whole.isdecimal() and not (grouped and grouped["sign"] != sign):
        raise NoNumber
    return re.sub(r"\D", "", whole), decimals
