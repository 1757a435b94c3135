"""The last gate before the public: nothing is published half translated.

`publish` of pages and of facts with words goes through it, whichever way leads there. Forms that lead there check first; what
they let through is answered by `core.middleware.UnfinishedMiddleware` with the sentence, not with an error page.
"""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import ngettext
from wagtail_localize.models import Translation


class Unfinished(ValidationError):
    """The words aren't ready for readers; `sentence` says why, in the editor's language."""

    def __init__(self, sentence: str) -> None:
        super().__init__({NON_FIELD_ERRORS: [sentence]})  # wagtail-localize reads the errors by field
        self.sentence = sentence


def missing_segments(row: Any) -> int:
    """How many texts of this translation have no words yet; 0 for a row that is no translation in the cycle."""
    translation = (
        Translation.objects.filter(source__object_id=row.translation_key, target_locale=row.locale_id, enabled=True)
        .exclude(source__locale=row.locale_id)
        .first()
    )
    return missing_of(translation) if translation else 0


def missing_of(translation: Translation) -> int:
    """The same of localize's own record."""
    total, translated = translation.get_progress()
    return total - translated


def sentence_of(missing: int) -> str:
    """What to tell somebody who wants to publish a translation with so many texts missing."""
    return ngettext(
        "%(count)d text has not been translated yet. Translate it, then publish.",
        "%(count)d texts have not been translated yet. Translate them, then publish.",
        missing,
    ) % {"count": missing}


def refuse_unfinished(row: Any) -> None:
    """Raise `Unfinished` if a reader would meet words of another language here."""
    if missing := missing_segments(row):
        raise Unfinished(sentence_of(missing))
