"""The judged set: `texts/` and `queries/`, a YAML file for each language.

A text has an id, a kind, a title, a lead and a body, perhaps places and a date. A query has a type (what is hard about it)
and the ids of what answers it, each with a grade: 3 is just what was looked for, 2 is good, 1 touches it. A query of type
`unanswerable` has none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone

from search.documents import Document

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Query:
    """`relevant` maps the addresses of documents to their grades. `is_tuning`: the search was tuned by it."""

    text: str
    language: str
    type: str
    relevant: Mapping[str, int]
    is_tuning: bool

    @property
    def use(self) -> str:
        return "tuned by" if self.is_tuning else "measured only"


def languages() -> list[str]:
    return sorted(path.stem for path in (HERE / "texts").glob("*.yaml"))


@cache
def documents() -> list[Document]:
    numbers = count(1)
    return [_document(next(numbers), tag, text) for tag in languages() for text in _read("texts", tag)]


@cache
def queries() -> list[Query]:
    """Every second one is for tuning; the others only measure."""
    return [
        Query(
            text=str(entry["query"]),
            language=tag,
            type=entry["type"],
            relevant={_address(tag, name): grade for name, grade in (entry.get("relevant") or {}).items()},
            is_tuning=number % 2 == 0,
        )
        for tag in languages()
        for number, entry in enumerate(_read("queries", tag))
    ]


def _read(folder: str, tag: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = yaml.safe_load((HERE / folder / f"{tag}.yaml").read_text(encoding="utf-8"))
    return entries


def _document(number: int, tag: str, text: Mapping[str, Any]) -> Document:
    return Document(
        page_id=number,
        language=tag,
        kind=text["kind"],
        title=text["title"],
        lead=text.get("lead", ""),
        body=text["body"],
        names=" · ".join(text.get("places") or ()),
        url=_address(tag, text["id"]),
        date=_moment(text.get("date")),
    )


def _address(tag: str, name: str) -> str:
    return f"/{tag}/{name}/"


def _moment(day: date | None) -> datetime | None:
    return datetime(day.year, day.month, day.day, 18, tzinfo=timezone.get_default_timezone()) if day else None
