"""The words that the documents have."""

from django.db import models


class SearchGram(models.Model):
    """Four letters of a stem that some document has: through these a mistyped word finds the ones it resembles.

    `word` is a word of that stem as a document has it, to be shown to a reader.
    """

    wagtail_reference_index_ignore = True

    gram = models.CharField(max_length=4)
    stem = models.CharField(max_length=60, db_index=True)
    word = models.CharField(max_length=60)
    length = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gram", "stem"], name="one_gram_a_stem")]

    def __str__(self) -> str:
        return f"{self.gram}: {self.stem}"
