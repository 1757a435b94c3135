"""The line that tells when an article was published and updated, as in `19.1.2021 7.32Uppdaterad: 31.8.2021 6.33`."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from articles.importer.words import AT, PUBLISHED, UPDATED

CITY = ZoneInfo("Europe/Helsinki")
YEARS = range(1900, 2200)
LONGEST = 80  # characters; a longer line that begins with a date is a sentence
STAMP = rf"\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{4}}(?:,?\s+(?:(?:{AT})\s*)?\d{{1,2}}[.:]\d{{2}})?"
PARTS = re.compile(
    rf"(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?(\d{{4}})(?:,?\s+(?:(?:{AT})\s*)?(\d{{1,2}})[.:](\d{{2}}))?", re.I
)
LINE = re.compile(
    rf"(?:(?:{PUBLISHED})?\s*:?\s*(?P<published>{STAMP}))?[\s,;|–-]*(?:(?:{UPDATED})\s*:?\s*(?P<updated>{STAMP}))?",
    re.IGNORECASE,
)
LIKE_A_DATE = re.compile(
    rf"(?:{PUBLISHED}|{UPDATED})\s*(?::|\d)|\d+\s*[./-]\s*\d+\s*[./-]\s*\d+|[\d\s.:/,-]+(?:(?:{UPDATED}).*)?$",
    re.IGNORECASE,
)


class NotATime(ValueError):
    """The reason, translated, why a line that should tell times tells none."""


@dataclass(frozen=True)
class Times:
    """Aware times in the city's zone, None where the line doesn't tell; `remarks` are translated sentences."""

    published: datetime | None = None
    updated: datetime | None = None
    remarks: tuple[str, ...] = ()


def looks_like_times(text: str) -> bool:
    """Whether somebody meant this line to tell a time, rightly written or not."""
    return len(text) <= LONGEST and bool(LIKE_A_DATE.match(text))


def read_times(text: str) -> Times:
    """The times of a line. Raises NotATime where it tells none, or one that never was."""
    found = LINE.fullmatch(text.strip())
    if not found or not (found["published"] or found["updated"]):
        raise NotATime(_("“%(text)s” is not a time in the form “19.1.2021 7.32”.") % {"text": text})
    remarks: list[str] = []
    published = _moment(found["published"], remarks)
    updated = _moment(found["updated"], remarks)
    return Times(published, updated, tuple(remarks))


def _moment(stamp: str | None, remarks: list[str]) -> datetime | None:
    if stamp is None:
        return None
    parts = PARTS.fullmatch(stamp)
    assert parts  # STAMP and PARTS are one pattern
    day, month, year, hour, minute = (int(part) if part else 0 for part in parts.groups())
    try:
        moment = datetime(year if year in YEARS else 0, month, day, hour, minute, tzinfo=CITY)
    except ValueError:
        raise NotATime(_("“%(text)s” is no date.") % {"text": stamp}) from None
    if moment.astimezone(UTC).astimezone(CITY).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise NotATime(_("“%(text)s” never was: the clocks were put forward over it.") % {"text": stamp})
    if parts[4] is None:
        remarks.append(_("“%(text)s” has no time of day, midnight is taken.") % {"text": stamp})
    elif moment.utcoffset() != moment.replace(fold=1).utcoffset():
        remarks.append(_("“%(text)s” came twice as the clocks were put back, the first is taken.") % {"text": stamp})
    return moment
