"""What a page stores of a parsed article's words: blocks for its body, rich text made safe."""

from collections import Counter
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils.html import escape

from articles.importer.parsed import Block, BulletedList, Heading, Paragraph, ParsedArticle, Quotation


def rich(text: str) -> str:
    """One paragraph of rich text; whatever the file says is words, never markup."""
    return f"<p>{escape(text)}</p>" if text else ""


def body_of(article: ParsedArticle) -> list[dict[str, Any]]:
    """The raw data of the page's body. The line that announces the contacts ends it: they stand below the body.

    A block's id follows from its words: translations are kept by it, and survive a second import that changes other words.
    """
    seen: Counter[str] = Counter()
    blocks = [*article.body, *([Paragraph(article.contact_line)] if article.contact_line else [])]
    return [_raw(block, seen) for block in blocks]


def _raw(block: Block, seen: Counter[str]) -> dict[str, Any]:
    match block:
        case Heading(text):
            return {"type": "heading", "id": _id("heading", text, seen), "value": text}
        case Paragraph(text):
            return {"type": "paragraph", "id": _id("paragraph", text, seen), "value": rich(text)}
        case Quotation(text, speaker, role):
            said = {"quote": text, "speaker": speaker, "role": role}
            return {"type": "quote", "id": _id("quote", text, seen), "value": said}
        case BulletedList(items):
            rows = [{"type": "item", "id": _id("item", item, seen), "value": rich(item)} for item in items]
            return {"type": "list", "id": _id("list", items[0], seen), "value": {"ordered": False, "items": rows}}


def _id(kind: str, text: str, seen: Counter[str]) -> str:
    key = f"{kind}:{text}"
    seen[key] += 1
    return str(uuid5(NAMESPACE_URL, f"{seen[key]}:{key}"))
