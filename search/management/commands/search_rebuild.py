"""`manage.py search_rebuild`: what `search.indexing.rebuild` does."""

from typing import Any

from django.core.management.base import BaseCommand

from search.indexing import rebuild


class Command(BaseCommand):
    help = "Make the search index anew from the live public pages. Searches go on meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        count = rebuild()
        self.stdout.write(f"The search index has {count} page{'' if count == 1 else 's'}.")
