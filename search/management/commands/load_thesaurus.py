"""`manage.py load_thesaurus`: what `search.thesaurus.loading.load` does."""

from typing import Any

from django.core.management.base import BaseCommand

from search.thesaurus.loading import load


class Command(BaseCommand):
    help = "Bring the thesaurus that the site ships into its tables; what an editor has changed or deleted stays hers."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load()
        self.stdout.write(f"Synonym groups: {loaded.added} added, {loaded.changed} brought up to date.")
