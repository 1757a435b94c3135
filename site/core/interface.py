"""The language that the site's own words (header, forms, messages) are in, which may differ from the page's.

A catalogue that is not complete is not compiled (`manage.py compile_catalogues` says so in the log); its language then gets
the whole interface in English, Django's own messages too, instead of a mixture. `get_language()` stays the page's language.
"""

import copy
from functools import cache, partial
from pathlib import Path

from django.conf import settings
from django.utils.translation import to_locale, trans_real

from core.languages import SOURCE_TAG, fallbacks


@cache
def has_catalogue(tag: str) -> bool:
    """Whether a compiled, hence complete, catalogue speaks this language or its parent; asked dozens of times for a page."""
    folders = [Path(folder) / to_locale(name) for folder in settings.LOCALE_PATHS for name in fallbacks(tag)]
    return tag == SOURCE_TAG or any((folder / "LC_MESSAGES" / "django.mo").exists() for folder in folders)


def interface_tag(tag: str) -> str:
    """The language in which the interface speaks on a page in `tag`: its own, or English."""
    return tag if has_catalogue(tag) else SOURCE_TAG


def speak_english_where_incomplete() -> None:
    """Give each such language the English catalogue under its own tag. Django has no public door for this."""
    has_catalogue.cache_clear()  # they may be others than before
    for tag, _name in settings.LANGUAGES:
        if not has_catalogue(tag):
            english = copy.copy(trans_real.translation(SOURCE_TAG))
            english.to_language = partial(str, tag)  # type: ignore[method-assign]
            trans_real._translations[tag] = english  # type: ignore[attr-defined]
