"""Documents straight into the engine for what concerns words; real pages only where pages matter."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from search.documents import Document
from search.filters import Filters
from search.keeping import keep
from search.searching import search

Find = Callable[..., list[str]]
Article = Callable[..., Document]


@pytest.fixture
def article(db: None) -> Article:
    """`article("sv", "Title", "Text of its body")` indexes a document; names of its fields change them."""
    ids = count(1)

    def index(tag: str, title: str, body: str = "", **fields: Any) -> Document:
        page_id = next(ids)
        rest = {"kind": "article", "lead": "", "names": "", "date": None, "expires_at": None}
        document = Document(
            **{"page_id": page_id, "url": f"/{tag}/{page_id}/", **rest, **fields},
            language=tag,
            title=title,
            body=body,
        )
        keep([document])
        return document

    return index


@pytest.fixture
def find(db: None) -> Find:
    """Titles found, in order, by a reader of a language."""

    def titles(query: str, language: str = "en", limit: int = 20) -> list[str]:
        return [hit.document.title for hit in search(query, language, Filters(), offset=0, limit=limit).hits]

    return titles
