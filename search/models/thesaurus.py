"""The thesaurus: words that stand for one another. A search for one finds pages that have another, without re-indexing."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import RevisionMixin

from core.languages import KNOWN
from search.thesaurus.keys import LONGEST_KEY, content, keys_of
from search.tokens import analysis_fingerprint

LANGUAGES = [language for language in KNOWN.values() if language.parent is None]
MOST_WORDS = 4  # of one term, small ones that say nothing not counted


def column(tag: str) -> str:
    """The field that holds a language's terms."""
    return tag.replace("-", "_")


class SynonymGroup(RevisionMixin, models.Model):
    """Terms for one thing in every language, in one row: it is one list that a search looks through, no text to translate.

    `shipped_id` names the group that the site has brought, `analysis` that with which its keys were made.
    """

    is_place = models.BooleanField(_("a place"), default=False, help_text=_("A district, a street or a building."))
    fi = models.TextField(_("Finnish"), blank=True)
    sv = models.TextField(_("Swedish"), blank=True)
    en = models.TextField(_("English"), blank=True)
    ar = models.TextField(_("Arabic"), blank=True)
    ru = models.TextField(_("Russian"), blank=True)
    uk = models.TextField(_("Ukrainian"), blank=True)
    et = models.TextField(_("Estonian"), blank=True)
    zh_hans = models.TextField(_("Simplified Chinese"), blank=True)
    so = models.TextField(_("Somali"), blank=True)
    fa = models.TextField(_("Persian"), blank=True)
    shipped_id = models.CharField(max_length=80, blank=True, editable=False, db_index=True)
    analysis = models.CharField(max_length=16, blank=True, editable=False)

    columns: ClassVar[dict[str, str]] = {language.tag: column(language.tag) for language in LANGUAGES}

    class Meta:
        verbose_name = _("synonym group")
        verbose_name_plural = _("synonym groups")
        ordering = ("pk",)

    def __str__(self) -> str:
        return next((term for tag in ("en", *self.columns) for term in self.terms(tag)), str(self.pk or ""))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With its keys, so that the next search knows the terms."""
        self.analysis = analysis_fingerprint()
        with transaction.atomic():
            super().save(*args, **kwargs)
            self._write_keys()

    def clean(self) -> None:
        super().clean()
        if len(self.all_terms()) < 2:
            raise ValidationError(_("Give at least two words that stand for one another."))
        long = [term for _tag, term in self.all_terms() if len(content(term)) > MOST_WORDS]
        if long:
            raise ValidationError(_("A term has four words at most: “%(term)s” has more."), params={"term": long[0]})

    def terms(self, tag: str) -> list[str]:
        """The terms of a language, in order."""
        return terms_in(getattr(self, self.columns[tag]))

    def all_terms(self) -> list[tuple[str, str]]:
        """Each term with its language's tag."""
        return [(tag, term) for tag in self.columns for term in self.terms(tag)]

    def _write_keys(self) -> None:
        keys = {key for tag, term in self.all_terms() for key in keys_of(term, tag)}
        self.keys.all().delete()
        SynonymKey.objects.bulk_create([SynonymKey(group=self, key=key) for key in sorted(keys)])


class ShippedGroup(models.Model):
    """What the site has once brought, and what it was: so it is known what an editor has changed or deleted since."""

    shipped_id = models.CharField(max_length=80, primary_key=True)
    state = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.shipped_id


class SynonymKey(models.Model):
    """A term as a search looks for it: its language and its words without endings (`fi uimahalli`)."""

    wagtail_reference_index_ignore = True

    group = models.ForeignKey(SynonymGroup, models.CASCADE, related_name="keys")
    key = models.CharField(max_length=LONGEST_KEY, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "key"], name="one_key_a_group")]

    def __str__(self) -> str:
        return self.key


def terms_in(text: str) -> list[str]:
    """The terms of a list as editors write it: parted by commas of any script, or by lines."""
    for mark in "،,、,;\n":
        text = text.replace(mark, "\n")
    return list(dict.fromkeys(term for line in text.split("\n") if (term := " ".join(line.split()))))
