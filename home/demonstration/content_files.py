"""Reads `content/`: YAML for facts and words, Markdown below YAML for pages. Knows no database."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import yaml

CONTENT = Path(__file__).parent / "content"
DEFAULT_ORIGINAL = "en"


class ContentError(Exception):
    """A file of the demonstration that can't be loaded; names the file and says why."""


@dataclass(frozen=True)
class PageFile:
    """One page in one language. `name` is its family and name: `events/walk-to-school`."""

    name: str
    tag: str
    title: str
    slug: str
    lead: str
    body: str

    @property
    def family(self) -> str:
        return self.name.partition("/")[0]


def page_key(name: str) -> UUID:
    """The translation key of a page: `topics/schools` names a snippet and a page."""
    return key_of(f"pages/{name}")


def key_of(name: str) -> UUID:
    """The translation key of what bears this name: by it a second run finds what the first has made."""
    return uuid5(NAMESPACE_URL, f"urn:international-espoo:demonstration:{name}")


@cache
def facts() -> dict[str, Any]:
    return _yaml(CONTENT / "facts.yaml")


@cache
def words(tag: str) -> dict[str, Any]:
    """The words of snippets in this language; empty where nobody has written them."""
    path = CONTENT / "words" / f"{tag}.yaml"
    return _yaml(path) if path.exists() else {}


def pages(family: str, tags: list[str]) -> list[PageFile]:
    """The family's pages in these languages, in the order of `facts.yaml`, each page's original first."""
    return [
        read_page(path)
        for name, its_facts in facts()[family].items()
        for tag in _original_first(tags, its_facts)
        if (path := CONTENT / family / f"{name}.{tag}.md").exists()
    ]


def original_tag(its_facts: dict[str, Any]) -> str:
    """The language in which a page was written first."""
    return str(its_facts.get("written_in", DEFAULT_ORIGINAL))


def read_page(path: Path) -> PageFile:
    """Raises ContentError, with the file's name."""
    head, mark, body = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
    name, _dot, tag = path.stem.partition(".")
    if not mark:
        raise ContentError(f"{path.name}: title, slug and lead must stand between two lines of '---'")
    try:
        fields = yaml.safe_load(head)
        return PageFile(name=f"{path.parent.name}/{name}", tag=tag, body=body, **fields)
    except (yaml.YAMLError, TypeError) as error:
        raise ContentError(f"{path.name}: {error}") from error


def _original_first(tags: list[str], its_facts: dict[str, Any]) -> list[str]:
    return sorted(tags, key=lambda tag: tag != original_tag(its_facts))


def _yaml(path: Path) -> dict[str, Any]:
    try:
        return dict(yaml.safe_load(path.read_text(encoding="utf-8")))
    except yaml.YAMLError as error:
        raise ContentError(f"{path.name}: {error}") from error
