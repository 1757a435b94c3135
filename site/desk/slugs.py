"""Addresses of translated pages, in Latin letters whatever the script of their title.

wagtail-localize treats a slug as one more text and strips it to ASCII: of a Russian or Arabic one nothing is left. So it is
transliterated before, and made of the title where the translator has written none.
"""

from typing import Any

from anyascii import anyascii
from django.utils.text import slugify
from wagtail_localize.models import StringSegment, StringTranslation

LONGEST = 80


def latin_slug(text: str) -> str:
    """At most 80 letters, digits and hyphens; empty where the text has no letters at all."""
    return slugify(anyascii(text))[:LONGEST].rstrip("-")


def write_in_latin(sender: Any, instance: StringTranslation, **kwargs: Any) -> None:
    """Receives `pre_save`: a slug in any script becomes one that localize keeps."""
    if instance.context.path == "slug":
        instance.data = latin_slug(instance.data) or instance.data


def make_of_title(sender: Any, instance: StringTranslation, **kwargs: Any) -> None:
    """Receives `post_save`: a translated title gives the page its slug, once; a later title doesn't move the page."""
    if instance.context.path != "title" or not (slug := latin_slug(instance.data)):
        return
    segments = StringSegment.objects.filter(context__object_id=instance.context.object_id, context__path="slug")
    for segment in segments.exclude(source__locale=instance.locale_id).select_related("string"):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=instance.locale,
            context_id=segment.context_id,
            defaults={"data": slug, "last_translated_by": instance.last_translated_by},
        )
