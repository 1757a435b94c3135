"""Which component is shown in which states, each with the template that visitors' pages use."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.safestring import mark_safe

from core import switcher
from core.languages import language
from events.filters import EventFilter
from events.models import Mode
from home.styleguide import forms
from home.styleguide.objects import card, contact, event, over, states, story, summary
from home.styleguide.words import WORDS

Context = Callable[[str], dict[str, Any]]


@dataclass(frozen=True)
class Component:
    """`states` by name: each makes what the template is given in a language."""

    name: str
    template: str
    states: dict[str, Context] = field(default_factory=lambda: {"": lambda tag: {}})
    on_spruce: bool = False


def components() -> Iterator[Component]:
    """In the order in which a page uses them: frame, openings, meetings, stories, text, forms, search."""
    yield from _frame()
    yield from _meetings()
    yield from _stories()
    yield from _text()
    yield from _forms()


def _frame() -> Iterator[Component]:
    yield Component("Header", "includes/header.html", {"": _frame_context})
    yield Component("Footer", "includes/footer.html", {"": _frame_context})
    yield Component(
        "Breadcrumbs", "includes/breadcrumbs.html", {"": lambda tag: {"front": "#", "above": _pages(tag)[:2]}}
    )
    yield Component(
        "Title and lead",
        "home/styleguide/title.html",
        {"with a drawing": _title, "without": lambda tag: {"page": _page(tag)}},
    )
    yield Component("A page that says one thing", "includes/told.html", {"": _told})


def _meetings() -> Iterator[Component]:
    levels = ("many", "few", "full")
    yield Component(
        "The next meeting",
        "events/includes/next_meeting.html",
        {level: lambda tag, level=level: {"card": card(tag, level, mode=Mode.HYBRID)} for level in levels},  # type: ignore[misc]
    )
    yield Component("Meetings in a list", "events/includes/cards.html", {"": _cards})
    yield Component(
        "Choosing among meetings",
        "events/includes/filter.html",
        {"": lambda tag: {"filter": EventFilter({}, topics=[]), "address": "#"}},
    )
    yield Component(
        "Facts of a meeting",
        "events/includes/facts.html",
        {"in person": _facts("few"), "hybrid": _facts("many", mode=Mode.HYBRID)},
    )
    yield Component(
        "The way to a seat", "events/includes/sign_up_link.html", {"open": _facts("many"), "full": _facts("full")}
    )


def _stories() -> Iterator[Component]:
    yield Component(
        "Stories in a list",
        "articles/includes/cards.html",
        {
            "": lambda tag: {
                "articles": [story(tag, name, at) for at, name in enumerate(("form", "path", "talk", "bus"), 1)]
            }
        },
    )
    yield Component("Who published it, and when", "articles/includes/byline.html", {"": _byline})
    yield Component(
        "What was said last",
        "home/includes/said.html",
        {"with summaries": lambda tag: {"summaries": [summary(tag)]}, "before the first": lambda tag: {}},
        on_spruce=True,
    )
    yield Component(
        "Pages of a list",
        "includes/pager.html",
        {"": lambda tag: {"pager": Paginator(range(60), 20).page(2), "pager_query": ""}},
    )


def _text() -> Iterator[Component]:
    yield Component("Heading", "core/blocks/heading.html", {"": lambda tag: {"value": WORDS[tag].heading}})
    yield Component(
        "Paragraph", "core/blocks/paragraph.html", {"": lambda tag: {"value": mark_safe(WORDS[tag].paragraph)}}
    )
    yield Component(
        "List",
        "core/blocks/list.html",
        {name: lambda tag, ordered=ordered: {"value": {"ordered": ordered, "items": WORDS[tag].items}}  # type: ignore[misc]
         for name, ordered in (("unordered", False), ("ordered", True))},
    )  # fmt: skip
    yield Component("Quotation", "core/blocks/quote.html", {"": _quote})
    yield Component("List of facts", "core/blocks/facts.html", {"": _fact_list})
    yield Component("Accordion", "core/blocks/accordion.html", {"": _accordion})
    yield Component("Contact", "includes/contact.html", {"": lambda tag: {"contact": contact(tag)}})
    yield Component(
        "Call to action",
        "core/blocks/action.html",
        {"": lambda tag: {"value": {"text": WORDS[tag].action, "address": "#"}}},
    )
    yield Component("Notices", "home/styleguide/notices.html")


def _forms() -> Iterator[Component]:
    states = {"untouched": forms.empty, "filled": forms.filled, "wrong": forms.wrong}
    yield Component(
        "Fields of a form",
        "home/styleguide/fields.html",
        {name: lambda tag, make=make: {"form": make(tag), "levels": {"in_person": "few", "online": "many"}}  # type: ignore[misc]
         for name, make in states.items()},
    )  # fmt: skip
    yield Component("What needs another look", "core/forms/errors.html", {"": lambda tag: {"form": forms.wrong(tag)}})
    yield Component("Search box", "includes/search_box.html", {"": lambda tag: {"query": WORDS[tag].query}})
    yield Component("Pages that were found", "home/styleguide/results.html", {"": _results})


def _frame_context(tag: str) -> dict[str, Any]:
    pages = _pages(tag)
    return {
        "page_language": language(tag),
        "menu": SimpleNamespace(entries=pages, accessibility=pages[2], privacy=None),
        "page": pages[0],
        "switches": switcher.to_fronts(),
        "feedback_address": "espoo@example.org",
    }


def _pages(tag: str) -> list[Any]:
    return [SimpleNamespace(pk=number, title=title, url="#") for number, title in enumerate(WORDS[tag].pages)]


def _page(tag: str) -> Any:
    return SimpleNamespace(title=WORDS[tag].meeting, lead=WORDS[tag].lead)


def _title(tag: str) -> dict[str, Any]:
    return {"page": _page(tag), "event": event(tag)}


def _told(tag: str) -> dict[str, Any]:
    return {"title": WORDS[tag].story, "lead": WORDS[tag].story_lead, "drawing_name": "path"}


def _cards(tag: str) -> dict[str, Any]:
    own = [card(tag), card(tag, "few", mode=Mode.HYBRID), card(tag, "full"), card(tag, "few", mode=Mode.ONLINE)]
    others = [card(tag, "few", **facts) for facts in states()]
    return {"cards": [*own, *others, card(tag, is_told=True, **over())]}


def _byline(tag: str) -> dict[str, Any]:
    moment = timezone.now() - timedelta(days=30)
    published = {"display_published_at": moment, "display_updated_at": moment + timedelta(days=2)}
    return {"publishers": [WORDS[tag].publisher], "story": SimpleNamespace(**published)}


def _results(tag: str) -> dict[str, Any]:
    words, other = WORDS[tag], "fi"
    own = {"language": tag, "title": words.story, "date": timezone.now(), "url": "#"}
    foreign = own | {"language": other, "title": "Kirje, jonka neljätoista yhdeksästätoista luki väärin"}
    row = {
        "kind": words.pages[1],
        "title": words.story,
        "snippet": words.story_lead,
        "direction": language(tag).direction,
        "is_foreign": False,
    }
    return {
        "rows": [
            row | {"document": own},
            row
            | {"document": foreign, "title": foreign["title"], "snippet": "", "direction": "ltr", "is_foreign": True},
        ]
    }


def _facts(level: str, **facts: Any) -> Context:
    return lambda tag: {"event": event(tag, **facts), "level": level}


def _quote(tag: str) -> dict[str, Any]:
    words = WORDS[tag]
    return {"value": {"quote": words.quote, "speaker": words.speaker, "role": words.role}}


def _fact_list(tag: str) -> dict[str, Any]:
    facts = [{"name": name, "value": value} for name, value in WORDS[tag].facts]
    return {"value": {"title": WORDS[tag].facts_title, "facts": facts}}


def _accordion(tag: str) -> dict[str, Any]:
    words = WORDS[tag]
    # Templates ask a dict for its items before its key; a block's value has them by attribute.
    return {"value": SimpleNamespace(items=[{"title": words.question, "text": mark_safe(words.answer)}])}
