"""Markdown to the blocks of a page's body.

Headings, paragraphs and lists are themselves; a quotation ends in a line `— Who, role`; what Markdown has no word for stands
in a fence named after its block, in YAML:

    ```facts
    title: In short
    facts: {When: Tuesdays, Where: Entresse library}
    ```

`accordion` maps titles to texts, `contact` and `event` name one, `action` has `text` and `page` or `address`.
"""

from collections.abc import Callable
from typing import Any
from uuid import uuid5

import yaml
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from home.demonstration.content_files import ContentError, key_of

Raw = dict[str, Any]
Find = Callable[[str], int]  # the primary key of what bears this name: `contacts/rinne`, `events/walk-to-school`

_markdown = MarkdownIt("commonmark", {"html": False})


def blocks(text: str, *, name: str, find: Find) -> list[Raw]:
    """A StreamField's raw value. The n-th block of a page has the same id in every language. Raises ContentError."""
    tree = SyntaxTreeNode(_markdown.parse(text))
    made = [_block(node, find) for node in tree.children]
    key = key_of(name)
    return [
        {"type": kind, "value": _with_ids(value, f"{key}/{at}"), "id": _id(f"{key}/{at}")}
        for at, (kind, value) in enumerate(made)
    ]


def _block(node: SyntaxTreeNode, find: Find) -> tuple[str, Any]:
    if node.type == "heading":
        return "heading", _plain(node)
    if node.type == "paragraph":
        return "paragraph", _rich(node)
    if node.type in ("bullet_list", "ordered_list"):
        items = [_rich(item.children[0]) for item in node.children]
        return "list", {"ordered": node.type == "ordered_list", "items": items}
    if node.type == "blockquote":
        return "quote", _quote(node)
    if node.type == "fence":
        return _fence(node, find)
    raise ContentError(f"'{node.type}' has no block")


def _quote(node: SyntaxTreeNode) -> Raw:
    *said, who = [_plain(paragraph) for paragraph in node.children]
    if not who.startswith("— "):
        return {"quote": "\n".join([*said, who]), "speaker": "", "role": ""}
    speaker, _comma, role = who.removeprefix("— ").partition(", " if ", " in who else "، ")
    return {"quote": "\n".join(said), "speaker": speaker, "role": role}


def _fence(node: SyntaxTreeNode, find: Find) -> tuple[str, Any]:
    value = yaml.safe_load(node.content)
    match node.info:
        case "facts":
            rows = [{"name": name, "value": str(fact)} for name, fact in value["facts"].items()]
            return "facts", {"title": value.get("title", ""), "facts": rows}
        case "accordion":
            return "accordion", {
                "items": [{"title": title, "text": _markdown.render(text)} for title, text in value.items()]
            }
        case "contact":
            return "contact", {"contact": find(f"contacts/{value}")}
        case "event":
            return "event", {"event_page": find(f"events/{value}")}
        case "action":
            page = find(value["page"]) if "page" in value else None
            return "action", {"text": value["text"], "page": page, "address": value.get("address", "")}
    raise ContentError(f"no block is called '{node.info}'")


def _plain(node: SyntaxTreeNode) -> str:
    return node.children[0].content.replace("\n", " ")


def _rich(node: SyntaxTreeNode) -> str:
    html = _markdown.renderer.render(node.children[0].to_tokens(), _markdown.options, {})
    return f"<p>{html}</p>".replace("\n", " ")


def _with_ids(value: Any, path: str) -> Any:
    """Wagtail keeps the items of a list as blocks of their own, each with an id."""
    if not isinstance(value, dict):
        return value
    return {
        field: [{"type": "item", "value": item, "id": _id(f"{path}/{field}/{at}")} for at, item in enumerate(inner)]
        if isinstance(inner, list)
        else inner
        for field, inner in value.items()
    }


def _id(path: str) -> str:
    return str(uuid5(key_of("blocks"), path))
