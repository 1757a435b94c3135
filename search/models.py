"""The tables of the embedded engine. Nothing here is original: `manage.py search_rebuild` makes it anew from the pages."""

from django.db import models


class SearchDocument(models.Model):
    """One live public page as search knows it; `search.documents.Document` tells what each field holds.

    The index itself is no field: on PostgreSQL a tsvector for each of title, lead and body, on SQLite the FTS5 table
    `search_index`.
    """

    wagtail_reference_index_ignore = True

    page_id = models.BigIntegerField(primary_key=True)
    language = models.CharField(max_length=20, db_index=True)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=255)
    lead = models.TextField(blank=True)
    body = models.TextField(blank=True)
    names = models.TextField(blank=True)
    date = models.DateTimeField(null=True, blank=True)
    url = models.CharField(max_length=2000)
    expires_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.url


class SearchGram(models.Model):
    """Four letters of a stem that some document has: through these a mistyped word finds the ones it resembles."""

    wagtail_reference_index_ignore = True

    gram = models.CharField(max_length=4)
    stem = models.CharField(max_length=60, db_index=True)
    length = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gram", "stem"], name="one_gram_a_stem")]

    def __str__(self) -> str:
        return f"{self.gram}: {self.stem}"
