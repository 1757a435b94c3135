"""Cells that strangers have written, made safe for spreadsheets."""

import re

_DANGEROUS = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_TELEPHONE = re.compile(r"\+[0-9][0-9 ]{4,20}")


def safe_cell(cell: str) -> str:
    """The cell as no spreadsheet runs it.

    A spreadsheet may run a cell that begins like a formula: such ones get an apostrophe in front (OWASP, "CSV Injection"). A
    telephone number with its country's code begins with + too, but nothing can be computed from `+` and digits, so it stays
    true.
    """
    return f"'{cell}" if _DANGEROUS.match(cell) and not _TELEPHONE.fullmatch(cell) else cell
