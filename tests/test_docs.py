"""What README.md and docs/ point to is there: files, pictures, headings, targets of the Makefile and settings."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from config.environment import ROOT, Environment

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
OUTSIDE = re.compile(r"^(?:https?|mailto):")
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)


def pointers(page: Path) -> list[str]:
    """The addresses of the page's links and pictures, without those that lead out of the repository."""
    tokens = MarkdownIt("commonmark").parse(page.read_text(encoding="utf-8"))
    inner = [child for token in tokens for child in token.children or ()]
    found = [str(token.attrs[name]) for token in inner for name in ("href", "src") if name in token.attrs]
    return [address for address in found if not OUTSIDE.match(address)]


def headings(page: Path) -> set[str]:
    """The anchors that a reader of Markdown on the web makes of the page's headings."""
    lines = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", line.lower()).replace(" ", "-") for line in lines}


def codes(page: Path, pattern: str) -> list[str]:
    return re.findall(pattern, page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_picture_of_a_handbook_leads_somewhere(page: Path) -> None:
    broken = []
    for address in pointers(page):
        path, _hash, anchor = unquote(address).partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in headings(target)):
            broken.append(address)
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_make_target_and_setting_that_a_handbook_names_exists(page: Path) -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    assert set(codes(page, r"`make ([a-z-]+)")) <= targets
    settings = {name.upper() for name in Environment.model_fields}
    assert {name for name in codes(page, r"`([A-Z]+_[A-Z_]+)=") if name not in settings} == set()


def test_every_page_of_the_handbooks_can_be_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        linked = [(page.parent / unquote(address).partition("#")[0]).resolve() for address in pointers(page)]
        waiting += [target for target in linked if target.suffix == ".md" and target not in reached and target.exists()]
    assert set(PAGES) - reached == set()
