"""A site with its indexes, and a way to import one of our own texts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from articles.importer.files import understand_name
from articles.importer.parse import parse
from articles.importer.reading import read
from articles.importer.saving import Imported, import_article

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture
def imported(site_tree: None) -> Callable[..., Imported]:
    """Import a file of tests/data; `change` is applied to its text first."""

    def do(name: str, change: Callable[[str], str] = str, **options: Any) -> Imported:
        text = change(read((DATA / name).read_bytes(), name=name, limit=100_000))
        known = understand_name(name)
        return import_article(parse(text, name=name), identity=known.identity, language=known.language, **options)

    return do
