"""'The original has changed since': a stored fact, not a guess.

At each publication the digest of the words is kept; a translation keeps the digest of the original's words that it was made
of. The original has changed when its published words have another digest now. Facts, slugs and a publication without changed
words change no digest, and an original that gets its old words back is no longer ahead. See docs/decisions/staleness.md.
"""

import hashlib
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from wagtail.models import TranslatableMixin
from wagtail_localize.models import SourceDeletedError, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.models import WordsState

NOT_WORDS = ("slug",)  # an address; a changed one is no news to a reader or translator


def original_has_changed(row: Any) -> bool:
    """Whether the original of this page or snippet has other words now than those it was translated from; one query."""
    return behind().filter(translation_key=row.translation_key, locale_id=row.locale_id).exists()


def behind() -> QuerySet[WordsState]:
    """The states of all translations whose original has been published with other words since."""
    now = WordsState.objects.filter(translation_key=OuterRef("translation_key"), locale=OuterRef("original_locale"))
    changed = now.exclude(digest="").exclude(digest=OuterRef("original_digest"))
    return WordsState.objects.exclude(original_digest="").filter(Exists(changed))


def changed_since(row: Any) -> Any:
    """When the original's words last changed, for a row whose original has changed; else None. One query."""
    mine = behind().filter(translation_key=OuterRef("translation_key"), original_locale=OuterRef("locale"))
    ahead = WordsState.objects.filter(translation_key=row.translation_key)
    return ahead.filter(Exists(mine.filter(locale_id=row.locale_id))).values_list("changed_at", flat=True).first()


@transaction.atomic
def note_publication(*, row: Any) -> None:
    """Keep what words `row` has now, in public, and which state of its original they tell."""
    digest = digest_of(row)
    state = _state(row)
    has_other_words = state.digest != digest
    if has_other_words:
        state.digest, state.changed_at = digest, timezone.now()
    translation = translation_into(row)
    if translation is not None and (translation.enabled or has_other_words or not state.original_digest):
        _note_original(state, translation)
    state.save()


@transaction.atomic
def note_check(*, row: Any) -> None:
    """A person has compared the words of `row` with the original's as they are now: they tell the same."""
    translation = translation_into(row)
    if translation is None:
        return
    state = _state(row)
    published = WordsState.objects.filter(translation_key=row.translation_key, locale=translation.source.locale_id)
    state.original_locale_id = translation.source.locale_id
    state.original_digest = published.exclude(digest="").values_list(
        "digest", flat=True
    ).first() or _digest_in_database(translation)
    state.save()


def on_publication(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Receives Wagtail's `published`, which each way to the public sends, of pages and of snippets."""
    if isinstance(instance, TranslatableMixin) and instance.live:
        note_publication(row=instance)


def on_join(sender: Any, instance: Translation, created: bool, **kwargs: Any) -> None:
    """Receives `post_save` of a Translation: what was written by hand and published before it was joined tells the
    original as it is now."""
    states = WordsState.objects.filter(translation_key=instance.source.object_id, locale=instance.target_locale_id)
    if created and not instance.enabled and (state := states.filter(original_digest="").first()):
        _note_original(state, instance)
        state.save()


def translation_into(row: Any) -> Translation | None:
    """What joins this row to the original that it translates; None for an original. Written by hand or in the cycle."""
    joined = Translation.objects.filter(source__object_id=row.translation_key, target_locale=row.locale_id)
    return joined.exclude(source__locale=F("target_locale")).select_related("source").first()


def digest_of(row: Any) -> str:
    """SHA-256 of everything that a translator of this row would meet, in order."""
    digest = hashlib.sha256()
    for segment in extract_segments(row):
        if isinstance(segment, StringSegmentValue) and segment.path not in NOT_WORDS:
            digest.update(f"{segment.path}\0{segment.string.data}\0".encode())
    return digest.hexdigest()


def _state(row: Any) -> WordsState:
    """The row's state, locked until the transaction ends."""
    states = WordsState.objects.select_for_update()
    return states.get_or_create(translation_key=row.translation_key, locale_id=row.locale_id)[0]


def _note_original(state: WordsState, translation: Translation) -> None:
    """In the cycle the words are of the state that was last submitted or synced; by hand, of the original as it is."""
    state.original_locale_id = translation.source.locale_id
    try:
        state.original_digest = (
            digest_of(translation.source.as_instance()) if translation.enabled else _digest_in_database(translation)
        )
    except SourceDeletedError:
        state.original_digest = ""


def _digest_in_database(translation: Translation) -> str:
    model = translation.source.specific_content_type.model_class()
    original = model._default_manager.filter(
        translation_key=translation.source.object_id, locale=translation.source.locale_id
    ).first()
    return digest_of(original) if original else ""
