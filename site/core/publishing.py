"""The last gate before the public: no page is published half translated."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import ngettext
from wagtail_localize.models import Translation


class Unfinished(ValidationError):
    """The page isn't ready for readers; the message says why, in the editor's language."""


def missing_segments(page: Any) -> int:
    """How many segments of this page's translation have no words yet; 0 for a page that is no translation in the cycle."""
    translation = (
        Translation.objects.filter(
            source__object_id=page.translation_key,
            target_locale=page.locale_id,
            enabled=True,
        )
        .exclude(source__locale=page.locale_id)
        .first()
    )
    if translation is None:
        return 0
    total, translated = translation.get_progress()
    return total - translated


def refuse_unfinished(page: Any) -> None:
    """Raise `Unfinished` if a reader would meet words of another language on this page."""
    missing = missing_segments(page)
    if missing:
        raise Unfinished(
            ngettext(
                "%(count)d text of this page has not been translated yet. Translate it, then publish.",
                "%(count)d texts of this page have not been translated yet. Translate them, then publish.",
                missing,
            )
            % {"count": missing}
        )
