"""The words that the documents have."""

from django.db import models


class SearchStem(models.Model):
    """A word's base in a language as a document has it (`sv·mote`), and one of the words that have it, to be shown."""

    wagtail_reference_index_ignore = True

    stem = models.CharField(max_length=60, unique=True)
    word = models.CharField(max_length=60)
    length = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return self.stem


class SearchGram(models.Model):
    """Four letters of a stem: through these a mistyped word finds the ones it resembles."""

    wagtail_reference_index_ignore = True

    gram = models.CharField(max_length=4)
    stem = models.ForeignKey(SearchStem, models.CASCADE, related_name="grams")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gram", "stem"], name="one_gram_a_stem")]

    def __str__(self) -> str:
        return self.gram
