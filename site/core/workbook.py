"""A spreadsheet of one sheet (Office Open XML, ECMA-376), written row by row, so that memory doesn't grow with the rows.

Text is text: nothing that somebody wrote becomes a formula, a number or a link, and a telephone number keeps its plus. Written
by hand since it must be quick: see docs/decisions/exports.md.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import IO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

Cell = str | int | Decimal | datetime | None
LONGEST_CELL = 32_767  # characters; Excel takes a longer one for damage
LONGEST_NAME = 31
EPOCH = datetime(1899, 12, 30)  # day 0, as spreadsheets have it since Lotus 1-2-3
TEXT, DATE, BOLD = 1, 2, 3  # in this order in STYLES
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_LINKS}/styles" Target="styles.xml"/></Relationships>',
    # Number format 49 is '@': a cell stays text when somebody edits it.
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}  # fmt: skip


def write_workbook(
    file: IO[bytes], *, name: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]], right_to_left: bool = False
) -> None:
    """Write a workbook whose one sheet is called `name`. Times are written as the hour that they carry, whatever the zone."""
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=3) as package:
        for path, content in PARTS.items():
            package.writestr(path, _HEAD + content)
        package.writestr("xl/workbook.xml", _HEAD + _workbook(name))
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write((_HEAD + _sheet_begins(len(headings), right_to_left)).encode())
            sheet.write(_row(_text(heading, BOLD) for heading in headings))
            for row in rows:
                sheet.write(_row(map(_cell, row)))
            sheet.write(b"</sheetData></worksheet>")


def _workbook(name: str) -> str:
    called = _NOT_IN_NAMES.sub(" ", _NOT_XML.sub("", name)).strip(" '")[:LONGEST_NAME] or "1"
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>'
        f'<sheet name={quoteattr(called)} sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _sheet_begins(columns: int, right_to_left: bool) -> str:
    """The first row, that of the headings, stays where it is when one scrolls."""
    direction = ' rightToLeft="1"' if right_to_left else ""
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    view = f'<sheetViews><sheetView workbookViewId="0"{direction}>{pane}</sheetView></sheetViews>'
    widths = f'<cols><col min="1" max="{max(columns, 1)}" width="22" customWidth="1"/></cols>'
    return f'<worksheet xmlns="{_MAIN}">{view}{widths}<sheetData>'


def _row(cells: Iterable[str]) -> bytes:
    return f"<row>{''.join(cells)}</row>".encode()


def _cell(value: Cell) -> str:
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, str):
        return _text(value, TEXT)
    if isinstance(value, datetime):
        since = value.replace(tzinfo=None) - EPOCH
        return f'<c s="{DATE}"><v>{since.days + since.seconds / 86_400:.10f}</v></c>'
    return f"<c><v>{value:f}</v></c>" if isinstance(value, Decimal) else f"<c><v>{value}</v></c>"


def _text(value: str, style: int) -> str:
    clean = escape(_NOT_XML.sub("", value)[:LONGEST_CELL])
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{clean}</t></is></c>'
