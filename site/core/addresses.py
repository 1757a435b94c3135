"""Whole addresses of the site, as mails carry them."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import translation


def whole_address(view: str, arguments: Sequence[object], tag: str) -> str:
    """The address of a view in the reader's language, or in the site's first where it doesn't speak that."""
    spoken = dict(settings.LANGUAGES)
    with translation.override(tag if tag in spoken else settings.LANGUAGE_CODE):
        return settings.WAGTAILADMIN_BASE_URL + reverse(view, args=arguments)
