"""The pages: one for each Markdown file, in the tree of its language, joined to its translations by hand."""

from datetime import date
from string import Template
from typing import Any

from babel.dates import format_date
from django.conf import settings
from wagtail.models import Locale, Page

from articles.models import (
    ArticleContact,
    ArticleIndexPage,
    ArticlePage,
    ArticlePublisher,
    ArticleTopic,
    RelatedEvent,
    TopicPage,
)
from core.languages import language
from core.models import BasePage
from core.translations import join_by_hand
from events.models import Event, EventIndexPage, EventPage, SummaryPage
from home.demonstration.content_files import PageFile, facts, original_tag, page_key, pages, words
from home.demonstration.events import moment
from home.demonstration.markdown import blocks
from home.demonstration.snippets import find_snippet
from home.models import FrontPage, InformationPage, Menu, MenuEntry

MODELS: dict[str, type[BasePage]] = {
    "information": InformationPage,
    "events": EventPage,
    "summaries": SummaryPage,
    "topics": TopicPage,
    "articles": ArticlePage,
}
PARENTS: dict[str, type[Page]] = {
    "information": FrontPage,
    "events": EventIndexPage,
    "topics": ArticleIndexPage,
    "articles": ArticleIndexPage,
}


def load_pages(tags: list[str]) -> None:
    """Make or bring up to date every page; a page that already says the same is left alone."""
    for family in MODELS:
        for page_file in _topic_pages(tags) if family == "topics" else pages(family, tags):
            _load(page_file)
    _add_to_menu("information/about")


def _topic_pages(tags: list[str]) -> list[PageFile]:
    """A topic's page has no body: its words stand with the topic's name."""
    return [
        PageFile(name=f"topics/{name}", tag=tag, title=told["name"], body="", **told["page"])
        for tag in tags
        for name, told in words(tag).get("topics", {}).items()
    ]


def _load(told: PageFile) -> None:
    its_facts = facts()[told.family][told.name.partition("/")[2]] or {}
    locale = Locale.objects.get(language_code=told.tag)
    model = MODELS[told.family]
    page = model.objects.filter(translation_key=page_key(told.name), locale=locale).first()
    is_new = page is None
    page = page or model(translation_key=page_key(told.name), locale=locale, live=False)
    fields = {"title": told.title, "slug": told.slug, "lead": told.lead.strip(), **_own_fields(told, its_facts)}
    body = blocks(_filled_in(told), name=told.name, find=lambda name: _find(name, told.tag)) if told.body else []
    if not is_new and _says(page, fields, body):
        return
    for field, value in fields.items():
        setattr(page, field, value)
    if body:
        page.body = body
    for relation, rows in _rows(told, its_facts).items():
        getattr(page, relation).set(rows)
    if is_new:
        page = _parent(told, its_facts, locale).add_child(instance=page)
    page.save_revision().publish()
    if is_new and (original := _original_of(page, told.tag, original_tag(its_facts))):
        join_by_hand(page, original)


def _original_of(page: Any, tag: str, original: str) -> Any:
    """The page that this one translates; where the site doesn't speak the original's language, the one told first."""
    family = type(page).objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).order_by("pk")
    return None if tag == original else family.filter(locale__language_code=original).first() or family.first()


def _says(page: Any, fields: dict[str, Any], body: list[dict[str, Any]]) -> bool:
    same_body = not body or list(page.body.raw_data) == body
    return same_body and all(getattr(page, field) == value for field, value in fields.items())


def _parent(told: PageFile, its_facts: dict[str, Any], locale: Locale) -> Page:
    if told.family == "summaries":
        return EventPage.objects.get(translation_key=page_key(f"events/{its_facts['event']}"), locale=locale)
    return PARENTS[told.family].objects.get(locale=locale)


def _own_fields(told: PageFile, its_facts: dict[str, Any]) -> dict[str, Any]:
    """The fields that this family has besides title, slug and lead."""
    match told.family:
        case "information":
            return {"purpose": its_facts.get("purpose", "")}
        case "events":
            return {"event": _event(told.name.partition("/")[2])}
        case "summaries":
            return {"event": _event(its_facts["event"])}
        case "topics":
            return {"topic": find_snippet(told.name)}
        case "articles":
            published_at = moment(-its_facts["days_ago"], its_facts["at"])
            return {"published_at": published_at, "drawing": its_facts.get("drawing", "")}
    return {}


def _rows(told: PageFile, its_facts: dict[str, Any]) -> dict[str, list[Any]]:
    """What hangs on an article."""
    if told.family != "articles":
        return {}
    return {
        "topics": [ArticleTopic(topic=find_snippet(f"topics/{name}")) for name in its_facts["topics"]],
        "contacts": [ArticleContact(contact=find_snippet(f"contacts/{name}")) for name in its_facts["contacts"]],
        "publishers": [ArticlePublisher(name=words(told.tag)["publisher"])],
        "related_events": [RelatedEvent(event=_event(name)) for name in its_facts.get("events", [])],
    }


def _event(name: str) -> Event:
    return Event.objects.get(code=facts()["events"][name]["code"])


def _find(name: str, tag: str) -> int:
    """The primary key of a contact's source, or of a page in this language or else its original's."""
    if name.startswith("contacts/"):
        return int(find_snippet(name).pk)
    family = Page.objects.filter(translation_key=page_key(name))
    page = family.filter(locale__language_code=tag).first() or family.order_by("pk").first()
    if page is None:
        raise LookupError(f"no page is called '{name}'")
    return int(page.pk)


def _filled_in(told: PageFile) -> str:
    today = format_date(date.today(), "long", locale=language(told.tag).cldr)
    return Template(told.body).safe_substitute(today=today, feedback_address=settings.FEEDBACK_ADDRESS)


def _add_to_menu(name: str) -> None:
    page = Page.objects.filter(translation_key=page_key(name)).order_by("pk").first()
    entries = MenuEntry.objects.filter(menu=Menu.load())
    if page and not entries.filter(page__translation_key=page.translation_key).exists():
        MenuEntry.objects.create(menu=Menu.load(), page=page, sort_order=entries.count())
