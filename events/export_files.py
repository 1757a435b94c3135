"""The table of sign-ups as files: CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets take it for what it is),
and a workbook."""

import csv
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import IO

from django.db.models import QuerySet
from django.utils import translation

from core.languages import language
from core.spreadsheets import safe_cell
from core.workbook import Cell, write_workbook
from events.exports import Column, rows
from events.models import SignUp


def csv_lines(sign_ups: QuerySet[SignUp], chosen: Sequence[Column], tag: str) -> Iterator[str]:
    """The lines of the file one by one, in the language `tag`, which needn't be active any more when they are read."""
    writer = csv.writer(Echo())
    table = rows(sign_ups, chosen)
    yield "\ufeff"
    yield writer.writerow([safe_cell(column.heading) for column in chosen])
    while True:
        with translation.override(tag):
            row = next(table, None)
        if row is None:
            return
        yield writer.writerow([as_text(cell) for cell in row])


def workbook(sign_ups: QuerySet[SignUp], chosen: Sequence[Column], *, name: str, tag: str) -> IO[bytes]:
    """The file, temporary and open at its beginning; it goes when it is closed."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  the answer closes it, when it has been sent
    write_workbook(
        file,
        name=name,
        headings=[column.heading for column in chosen],
        rows=rows(sign_ups, chosen),
        right_to_left=language(tag).direction == "rtl",
    )
    file.seek(0)
    return file


def as_text(cell: Cell) -> str:
    """What stands in the file; a number is one, also below zero."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    return safe_cell(cell) if isinstance(cell, str) else f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


class Echo:
    """A file that gives back what is written to it, as csv.writer wants one."""

    def write(self, line: str) -> str:
        return line
