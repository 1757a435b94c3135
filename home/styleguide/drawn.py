"""Every drawing there is, for the styleguide."""

from typing import Any, get_args

from core.drawings import STORIES, Size, Table, draw_table
from core.drawings.circles import Status
from core.drawings.table import Level, Mode

SIZES: tuple[Size, ...] = ("large", "small")
SEATS = {
    f"{mode}, {level}".replace("_", " "): Table(level, mode) for mode in get_args(Mode) for level in get_args(Level)
}
ENDS = {
    "cancelled": Table("few", "in_person", "cancelled"),
    "postponed": Table("few", "in_person", "postponed"),
    "over": Table("few", "in_person", "over"),
    "over, told": Table("few", "hybrid", "over", told=True),
}


def drawn() -> dict[str, Any]:
    tables = [
        (name, [(size, draw_table(table, size, "ltr")) for size in SIZES]) for name, table in {**SEATS, **ENDS}.items()
    ]
    return {"sizes": SIZES, "tables": tables, "stories": list(STORIES), "statuses": get_args(Status)}
