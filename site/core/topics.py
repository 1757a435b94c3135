"""Topics to choose from."""

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet

from core.languages import fallbacks
from core.models import Topic
from core.words import Words


def topics_with_words(used: QuerySet[Topic], tag: str) -> list[Topic]:
    """The published sources among `used`, in the alphabet of their words for a reader of `tag`; one query.

    `attach_words` asks apart for rows and for their words; a filter stands on pages where each query counts.
    """
    rows = (
        Topic.objects.filter(translation_key__in=used.values("translation_key")).select_related("locale").order_by("pk")
    )
    families: dict[Any, list[Topic]] = defaultdict(list)
    for row in rows:
        families[row.translation_key].append(row)
    topics = [_source_with_words(family, tag) for family in families.values() if family[0].live]
    return sorted(topics, key=lambda topic: topic.words.name.casefold())


def _source_with_words(family: list[Topic], tag: str) -> Topic:
    source, by_tag = family[0], {row.locale.language_code: row for row in family if row.live}
    source.__dict__["_words"] = Words([by_tag[known] for known in fallbacks(tag) if known in by_tag] + [source])
    return source
