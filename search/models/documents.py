"""What search knows of each page. Nothing here is original: `manage.py search_rebuild` makes it anew from the pages."""

from django.db import models


class SearchDocument(models.Model):
    """One live public page as search knows it; `search.documents.Document` tells what each field holds.

    Whichever engine has found a page, what is shown of it comes from here. The embedded engine's index is no field: on
    PostgreSQL a tsvector for each of title, lead and body, on SQLite the FTS5 table `search_index`.
    """

    wagtail_reference_index_ignore = True

    page_id = models.BigIntegerField(primary_key=True)
    language = models.CharField(max_length=20, db_index=True)
    kind = models.CharField(max_length=20)
    mode = models.CharField(max_length=20, blank=True)
    status = models.CharField(max_length=20, blank=True)
    topics = models.JSONField(default=list)
    date = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    fingerprint = models.CharField(
        max_length=64, help_text="Of all that is indexed, and of the analysis that was used."
    )
    title = models.CharField(max_length=255)
    url = models.CharField(max_length=2000)
    lead = models.TextField(blank=True)
    names = models.TextField(blank=True)
    body = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.url
