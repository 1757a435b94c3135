"""Counting what is looked for, so that editors learn what is missing. Nothing of who looks is kept, and nothing for long."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from search.dates import in_figures
from search.models import SearchCount

logger = logging.getLogger(__name__)
PATIENCE_MILLISECONDS = 100  # that a visitor's page waits for SQLite's one writer
# An e-mail address, a telephone number, a personal identity code, an account: six figures or more, however they are parted.
_PERSONAL = re.compile(r"\S@\S|(?:\d[\s.+-]?){6,}")
_ROBOT = re.compile(r"bot|crawl|spider|slurp|preview|monitor|curl|python|wget", re.I)
_COUNT = """INSERT INTO search_searchcount (day, language, query, times, found) VALUES (%s, %s, %s, 1, %s)
ON CONFLICT (day, language, query) DO UPDATE SET times = search_searchcount.times + 1, found = excluded.found"""


def count(query: str, language: str, found: int, *, agent: str = "") -> None:
    """One more search. Words that look like personal data and visits of robots aren't counted; a failure is no visitor's."""
    normal = " ".join(filter(None, map(_bare, query.casefold().split())))[:200]
    _dates, rest = in_figures(normal)
    if not normal or _PERSONAL.search(rest) or _ROBOT.search(agent):
        return
    try:
        with _briefly(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_COUNT, [timezone.localdate(), language, normal, found])
    except DatabaseError as error:
        logger.info("a search wasn't counted (%s)", type(error).__name__)


def _bare(part: str) -> str:
    """Without marks around it, so that "kirppis!" is the same as kirppis, and marks alone are nothing."""
    letters = [place for place, letter in enumerate(part) if letter.isalnum()]
    return part[letters[0] : letters[-1] + 1] if letters else ""


def forget_old() -> int:
    """Delete counts that are older than the settings keep them; how many."""
    before = timezone.localdate() - timedelta(days=settings.SEARCH_COUNTS_DAYS)
    return SearchCount.objects.filter(day__lt=before).delete()[0]


@contextmanager
def _briefly() -> Iterator[None]:
    """On SQLite, where a writer waits for another: not for long."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        usual = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE_MILLISECONDS}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
