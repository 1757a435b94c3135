"""A fact and its words: the one pattern for everything that is the same in every language but told in each.

A `FactWithWords` is a translatable snippet with drafts. The row in which it was first written is its source: foreign keys
point to it and facts are read from it alone. Its words are fetched by `translation_key` in the reader's language, field by
field, or else they are the source's, marked with its language: never nothing.
"""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin

from core.languages import fallbacks, language
from core.publishing import refuse_unfinished


class Said(str):
    """A text together with the language it is in; in a template it marks itself with `lang` where that isn't the page's."""

    tag: str

    def __new__(cls, text: str, tag: str) -> "Said":
        said = super().__new__(cls, text)
        said.tag = tag
        return said

    @property
    def text(self) -> str:
        """The bare text, for attributes and mails."""
        return str.__str__(self)

    @property
    def is_foreign(self) -> bool:
        return self.tag not in fallbacks(get_language() or "")

    def __html__(self) -> SafeString:
        if not self or not self.is_foreign:
            return SafeString(conditional_escape(self.text))
        return format_html(
            '<span lang="{}" dir="{}">{}</span>',
            self.tag,
            language(self.tag).direction,
            self.text,
        )


class Words:
    """The words of one fact for one reader: `words.name` is a `Said`, in the nearest language that has it."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = rows

    def __getattr__(self, field: str) -> Said:
        if field.startswith("_"):
            raise AttributeError(field)
        for row in self._rows:
            if text := getattr(row, field):
                return Said(text, row.locale.language_code)
        return Said("", self._rows[-1].locale.language_code)


class SourceQuerySet(models.QuerySet):
    def sources(self) -> "SourceQuerySet":
        """Only the rows in which each fact was first written: those that foreign keys may point to."""
        earlier = self.model._base_manager.filter(translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"))
        return self.filter(~Exists(earlier))


class HasSource(TranslatableMixin, models.Model):
    """A row of which translations exist; the first written is the source."""

    # The fields of `live` that a reader may see: a child names its parent's (`form__live`).
    live_lookup: ClassVar[str] = "live"

    objects = SourceQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        abstract = True

    @property
    def source(self) -> Any:
        """The row that facts are read from, itself where it is the first."""
        model: Any = type(self)
        return model._base_manager.filter(translation_key=self.translation_key).order_by("pk").first() or self

    @property
    def words(self) -> Words:
        """Words in the active language. Lists call `attach_words` first, which asks once for all of them."""
        if "_words" not in self.__dict__:
            attach_words([self], get_language() or "")
        return self.__dict__["_words"]


class FactWithWords(DraftStateMixin, RevisionMixin, HasSource):
    """Base of the snippets that carry facts and words. Facts are declared `SynchronizedField(…, overridable=False)`."""

    class Meta(HasSource.Meta):
        abstract = True

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publish a revision. Raises `core.publishing.Unfinished` where words are missing, as a page does."""
        refuse_unfinished(revision.as_object())
        return super().publish(revision, *args, **kwargs)


Row = TypeVar("Row", bound=HasSource)


def attach_words(rows: Iterable[Row], tag: str) -> list[Row]:
    """Give each row its `words` for a reader of `tag`: one query for all, whatever their number. All of one model."""
    listed = list(rows)
    if not listed:
        return []
    model: Any = type(listed[0])
    wanted = fallbacks(tag)
    translated = model._base_manager.filter(
        translation_key__in={row.translation_key for row in listed},
        locale__language_code__in=wanted,
        **{model.live_lookup: True},
    ).select_related("locale")
    by_key: dict[Any, list[Any]] = {}
    for row in sorted(translated, key=lambda row: wanted.index(row.locale.language_code)):
        by_key.setdefault(row.translation_key, []).append(row)
    for row in listed:
        row.__dict__["_words"] = Words([*by_key.get(row.translation_key, []), row])
    return listed
