"""`manage.py search_check`: what differs between the pages and the search index."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.checking import differences, mend
from search.engines import Away

SHOWN = 20


class Command(BaseCommand):
    help = "Tell what differs between the live public pages and the search index; exit status 1 if anything does."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", action="store_true", help="make it right at once")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = list(differences())
            if options["mend"]:
                mend(found)
            left = list(differences()) if options["mend"] else found
        except Away as away:
            raise CommandError(f"Elasticsearch doesn't answer ({away}).") from away
        for (where, what), count in sorted(Counter((each.where, each.what) for each in found).items()):
            ids = [str(each.page_id) for each in found if (each.where, each.what) == (where, what)]
            more = " …" if count > SHOWN else ""
            self.stdout.write(f"{where}: {count} {what}: {', '.join(ids[:SHOWN])}{more}")
        if left:
            advice = "search_rebuild makes the whole index anew." if options["mend"] else "--mend makes it right."
            raise CommandError(f"Differences: {len(left)}; {advice}")
        self.stdout.write(f"Differences mended: {len(found)}." if found else "No difference.")
