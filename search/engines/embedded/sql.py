from typing import Any, NamedTuple


class Sql(NamedTuple):
    """A piece of a statement and the values of its marks, in order."""

    text: str
    values: list[Any]
