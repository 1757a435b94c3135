"""A spreadsheet of one sheet (Office Open XML, ECMA-376), written row by row, so that memory doesn't grow with the rows.

Text is text: nothing that somebody wrote becomes a formula, a number or a link, and a telephone number keeps its plus.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import IO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Cell = str | int | Decimal | datetime | None
LONGEST_CELL = 32_767  # characters; Excel takes a longer one for damage
LONGEST_NAME = 31
WIDTH = 22  # of a column, in characters
AS_TEXT = {"num_format": "@", "quote_prefix": True}  # it stays text when somebody edits the cell
AS_HEADING = AS_TEXT | {"bold": True}
AS_TIME = {"num_format": "yyyy-mm-dd hh:mm"}
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def write_workbook(
    file: IO[bytes], *, name: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]], right_to_left: bool = False
) -> None:
    """Write a workbook whose one sheet is called `name`. Times are written as the hour that they carry, whatever the zone."""
    with Workbook(file, {"constant_memory": True, "remove_timezone": True}) as book:
        sheet = book.add_worksheet(_sheet_name(name))
        as_text, as_time = book.add_format(AS_TEXT), book.add_format(AS_TIME)
        if right_to_left:
            sheet.right_to_left()
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, max(len(headings) - 1, 0), WIDTH)
        _write_row(sheet, 0, headings, book.add_format(AS_HEADING), as_time)
        for number, row in enumerate(rows, start=1):
            _write_row(sheet, number, row, as_text, as_time)


def _write_row(sheet: Worksheet, number: int, row: Sequence[Cell], as_text: Format, as_time: Format) -> None:
    """Each kind by its own method: `sheet.write` would guess from the text."""
    for column, value in enumerate(row):
        if value is None or value == "":
            continue
        if isinstance(value, str):
            sheet.write_string(number, column, _NOT_XML.sub("", value)[:LONGEST_CELL], as_text)
        elif isinstance(value, datetime):
            sheet.write_datetime(number, column, value, as_time)
        else:
            sheet.write_number(number, column, value)


def _sheet_name(name: str) -> str:
    return _NOT_IN_NAMES.sub(" ", _NOT_XML.sub("", name)).strip(" '")[:LONGEST_NAME] or "1"
