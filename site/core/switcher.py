"""The same page in each of the site's languages: where the switcher leads."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils import translation
from wagtail.models import Page

from core.languages import Language, language


@dataclass(frozen=True)
class Switch:
    """One language of the switcher and the address to which it leads."""

    language: Language
    address: str
    is_current: bool

    @property
    def name(self) -> str:
        """The language's own name as a heading writes it."""
        return self.language.name[:1].upper() + self.language.name[1:]


def to_page(page: Any) -> list[Switch]:
    """To the page's translations; where one is missing, to the page that says so and offers what there is."""
    return to_family(page.pk, page.live_translations)


def to_family(page_id: int, family: Iterable[Page]) -> list[Switch]:
    """The same for a page of which only the id and the published translations are at hand."""
    addresses = {other.locale.language_code: other.url for other in family}
    return _switches(lambda tag: addresses.get(tag) or untranslated_address(page_id, tag))


def family(page: Page) -> list[Page]:
    """The page in each language of the site in which it is published; one query."""
    tags = [tag for tag, _name in settings.LANGUAGES]
    pages = Page.objects.live().filter(translation_key=page.translation_key, locale__language_code__in=tags)
    return list(pages.select_related("locale"))


def to_view(request: HttpRequest) -> list[Switch]:
    """To the same view, with its query string. An address of no view leads to the front pages."""
    address = request.get_full_path()

    def translated(tag: str) -> str:
        other = translate_url(address, tag)
        return other if other.startswith(f"/{tag}/") else front_address(tag)

    return _switches(translated)


def to_fronts() -> list[Switch]:
    return _switches(front_address)


def untranslated_address(page_id: int, tag: str) -> str:
    with translation.override(tag):
        return reverse("core:untranslated", args=[page_id])


def front_address(tag: str) -> str:
    return f"/{tag}/"


def _switches(address: Callable[[str], str]) -> list[Switch]:
    current = translation.get_language()
    return [Switch(language(tag), address(tag), tag == current) for tag, _name in settings.LANGUAGES]
