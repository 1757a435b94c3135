"""The judged set: `texts/` and `queries/`, a YAML file for each language, and what is made from `facts.yaml`.

A text has an id, a kind, a title, a lead and a body, perhaps places and a date. A query has a type (what is hard about it)
and the ids of what answers it, each with a grade: 3 is just what was looked for, 2 is good, 1 touches it. A query of type
`unanswerable` has none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone

from search.documents import Document
from search.evaluation import generated

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Query:
    """`relevant` maps the addresses of documents to their grades. `is_tuning`: the search was tuned by it.

    `judged` are the addresses that judgments were made about; what else is found is passed by, as if it weren't there (condensed
    lists: Sakai 2007, Alternatives to Bpref).
    """

    text: str
    language: str
    type: str
    relevant: Mapping[str, int]
    is_tuning: bool
    judged: frozenset[str]

    @property
    def use(self) -> str:
        return "tuned by" if self.is_tuning else "measured only"


def languages() -> list[str]:
    return sorted({path.stem for path in (HERE / "texts").glob("*.yaml")} | set(generated.LANGUAGES))


@cache
def documents() -> list[Document]:
    numbers = count(1)
    return [_document(next(numbers), tag, text) for tag in languages() for text in _texts(tag)]


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
            judged=frozenset(_address(tag, text["id"]) for text in texts),
        )
        for tag in languages()
        for texts, entries in _sets(tag)
        for number, entry in enumerate(entries)
    ]


def _texts(tag: str) -> Iterator[dict[str, Any]]:
    """Those written for the language, then those made from facts."""
    yield from _read("texts", tag)
    yield from generated.texts(tag) if tag in generated.LANGUAGES else ()


def _sets(tag: str) -> Iterator[tuple[list[dict[str, Any]], list[dict[str, Any]]]]:
    """Texts and the queries that were judged on them."""
    yield _read("texts", tag), _read("queries", tag)
    if tag in generated.LANGUAGES:
        yield list(generated.texts(tag)), list(generated.queries(tag))


def _read(folder: str, tag: str) -> list[dict[str, Any]]:
    path = HERE / folder / f"{tag}.yaml"
    entries: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []
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
