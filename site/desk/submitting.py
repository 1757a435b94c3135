"""Submitting for translation, as wagtail-localize does it, but so that nothing that stands already is touched.

localize's own way also submits what a page points to (a contact in its text) and parents that aren't there. Of a snippet that
is translated already it took the words off the site, one written by hand it took into the cycle, and a missing parent became
a live copy in the original's language.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.operations import TranslationCreator


class CarefulCreator(TranslationCreator):
    """Makes translations only where there is none yet; an alias is none."""

    target_locales: list[Locale]

    def create_translations(self, instance: Any, include_related_objects: bool = True) -> None:
        wanted = self.target_locales
        self.target_locales = without_translation(instance, wanted)
        try:
            if self.target_locales:
                super().create_translations(instance, include_related_objects)
        finally:
            self.target_locales = wanted


@transaction.atomic
def submit(*, row: Any, locales: Iterable[Locale], user: Any) -> None:
    """Submit a page or snippet into these languages, as drafts; a page's missing ancestors with it."""
    creator = CarefulCreator(user, list(locales))
    if isinstance(row, Page):
        for ancestor in row.get_ancestors().filter(depth__gte=2).specific():
            creator.create_translations(ancestor, include_related_objects=False)
    creator.create_translations(row)


@transaction.atomic
def submit_subtree(page_id: int, locales: list[Locale], user: Any) -> None:
    """Submit everything below a page; the page itself has been. For the worker."""
    creator = CarefulCreator(user, list(locales))
    for page in Page.objects.get(pk=page_id).get_descendants().specific():
        creator.create_translations(page)


def without_translation(row: Any, locales: Iterable[Locale]) -> list[Locale]:
    """Those of the languages in which this row has no words of its own yet."""
    translations = row.get_translations(inclusive=True)
    if isinstance(row, Page):
        translations = translations.filter(alias_of=None)
    taken = set(translations.values_list("locale_id", flat=True))
    return [locale for locale in locales if locale.pk not in taken]
