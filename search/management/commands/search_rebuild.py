"""`manage.py search_rebuild`: what `search.rebuilding.rebuild` does, and how far it is."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.engines import Away
from search.models import SearchDocument
from search.rebuilding import rebuild

WIDTH = 30


class Command(BaseCommand):
    help = "Make the search index anew from the live public pages. Searches go on meanwhile; begun again, it goes on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="write again what is right already, too")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        try:
            rebuild(self.tell, everything=options["all"])
        except Away as away:
            raise CommandError(f"Elasticsearch doesn't answer ({away}); the database's own index is right.") from away
        count = SearchDocument.objects.count()
        seconds = time.monotonic() - began
        self.stdout.write(f"The search index has {count} page{'' if count == 1 else 's'} ({seconds:.1f} s).")

    def tell(self, what: str, done: int, total: int) -> None:
        if self.stderr.isatty():
            bar = "#" * (WIDTH * done // max(total, 1))
            end = "\n" if done == total else "\r"
            self.stderr.write(f"{what:<10} [{bar:<{WIDTH}}] {done} of {total}", ending=end)
