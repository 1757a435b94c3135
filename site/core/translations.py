"""What joins a page or snippet that a person has written to the one that it translates."""

from typing import Any

from django.db import transaction
from wagtail_localize.models import Translation, TranslationSource


def join_by_hand(translated: Any, original: Any) -> None:
    """Mark a saved row as the translation of `original`, written by hand; both are saved and share no language.

    The mark is localize's own: a stopped translation. Wagtail's ordinary editor opens such a row, no progress is counted, and
    'Start synced translation' takes it into the cycle. Raises ValueError where both are in the same language.
    """
    if translated.locale_id == original.locale_id:
        raise ValueError("a translation is in another language than its original")
    with transaction.atomic():
        if translated.translation_key != original.translation_key:
            translated.translation_key = original.translation_key
            translated.save(update_fields=["translation_key"])
        source, _created = TranslationSource.get_or_create_from_instance(original)
        Translation.objects.get_or_create(
            source=source, target_locale_id=translated.locale_id, defaults={"enabled": False}
        )


def is_by_hand(row: Any) -> bool:
    """Whether this row is a translation that a person writes in the ordinary editor, outside localize's cycle."""
    joined = Translation.objects.filter(source__object_id=row.translation_key, target_locale=row.locale_id)
    return joined.exists() and not joined.filter(enabled=True).exists()
