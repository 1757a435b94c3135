"""The tree that everything else grows on: for each language its Locale, front page and indexes, below one Wagtail Site.

`ensure_tree` may be called at every start, by several processes at once: what is there stays as its editors made it.
"""

from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Locale, Page, Site

from articles.models import ArticleIndexPage
from core.languages import language
from core.models import BasePage
from core.translations import join_by_hand
from events.models import EventIndexPage
from home.first_words import FIRST_WORDS, FirstWords, IndexWords
from home.models import FrontPage, Menu, MenuEntry

Made = TypeVar("Made", bound=BasePage)


@transaction.atomic
def ensure_tree() -> None:
    """Make what is missing of Locales, front pages, indexes, Site and menu, for each language of the settings."""
    root = _lock()
    locales = {tag: Locale.objects.get_or_create(language_code=tag)[0] for tag in _original_first()}
    root = root or Page.add_root(instance=Page(title="Root", slug="root", locale=locales[settings.LANGUAGE_CODE]))
    for tag, locale in locales.items():
        _ensure_language(root, tag, locale)
    front = front_page(settings.LANGUAGE_CODE)
    _ensure_site(front)
    _remove_welcome()
    _ensure_menu(front)


def front_page(tag: str) -> FrontPage:
    """The front page in this language. Raises FrontPage.DoesNotExist before `ensure_tree` has met the language."""
    return FrontPage.objects.get(locale__language_code=tag)


def _lock() -> Page | None:
    """The root, locked until the transaction ends, so that no second process makes the same pages.

    On SQLite the transaction itself is the lock, since ours begin IMMEDIATE. After a `flush` there is no root.
    """
    return Page.objects.select_for_update().filter(depth=1).first()


def _original_first() -> list[str]:
    """The languages of the settings, each behind the one that its pages are joined to."""
    tags = [tag for tag, _name in settings.LANGUAGES]
    return sorted(tags, key=lambda tag: (tag != settings.LANGUAGE_CODE, language(tag).parent is not None))


def _ensure_language(root: Page, tag: str, locale: Locale) -> None:
    words = FIRST_WORDS[tag]
    said = {"title": words.name, "headline": words.headline, "lead": words.lead}
    front = _ensure_page(FrontPage, parent=root, locale=locale, slug=tag, **said)
    for model, index in _indexes(words):
        _ensure_page(model, parent=front, locale=locale, slug=index.slug, title=index.title, lead=index.lead)


def _indexes(words: FirstWords) -> list[tuple[type[BasePage], IndexWords]]:
    return [(EventIndexPage, words.events), (ArticleIndexPage, words.articles)]


def _ensure_page(model: type[Made], *, parent: Page, locale: Locale, **words: str) -> Made:
    """The one page of this kind in this language: as it is, or made, published and joined to the others."""
    if found := model.objects.filter(locale=locale).first():
        return found
    original = _original_of(model, locale.language_code)
    shared = {"translation_key": original.translation_key} if original else {}
    page: Made = parent.add_child(instance=model(locale=locale, **words, **shared))
    page.save_revision().publish()
    if original:
        join_by_hand(page, original)
    return page


def _original_of(model: type[Made], tag: str) -> Made | None:
    """The page that this language's one translates: plain language its parent's, the others English's."""
    nearest = [language(tag).parent, settings.LANGUAGE_CODE]
    for candidate in nearest:
        if candidate != tag and (found := model.objects.filter(locale__language_code=candidate).first()):
            return found
    return None


def _ensure_site(front: FrontPage) -> None:
    """The default Site leads to the front page at the address of the settings."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    wanted: dict[str, Any] = {
        "hostname": address.hostname or "localhost",
        "port": address.port or (443 if address.scheme == "https" else 80),
        "root_page_id": front.pk,
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if any(getattr(site, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(site, name, value)
        site.save()


def _remove_welcome() -> None:
    """Wagtail's own first page: of no kind of ours, and nothing stands below it."""
    plain = ContentType.objects.get_for_model(Page)
    for page in Page.objects.filter(depth=2, content_type=plain, numchild=0):
        page.delete()


def _ensure_menu(front: FrontPage) -> None:
    """Events and articles, once. A menu that an editor has emptied stays empty."""
    if Menu.objects.exists():
        return
    menu = Menu.load()
    for order, page in enumerate(front.get_children().order_by("path")):
        MenuEntry.objects.create(menu=menu, page=page, sort_order=order)
    menu.save()  # the entries too: Wagtail's clusters keep their rows until then
