"""`manage.py search_evaluate`: how well the search answers the judged set."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from search.evaluation import judged, report
from search.evaluation.filling import judged_site
from search.filters import Filters
from search.searching import search


class Command(BaseCommand):
    help = "Measure the search by the judged set, in place of the site's pages; nothing of it stays."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tuning", action="store_true", help="only the queries by which the search was tuned")
        parser.add_argument("--failures", action="store_true", help="tell each query that isn't answered at its best")

    def handle(self, *args: Any, **options: Any) -> None:
        with judged_site():
            queries = [query for query in judged.queries() if query.is_tuning or not options["tuning"]]
            outcomes = report.put(queries, addresses)
        if options["failures"]:
            self.tell_failures(outcomes)
        for key in ("language", "type", "use"):
            self.stdout.write("\n".join(report.table(outcomes, attrgetter(key))) + "\n")

    def tell_failures(self, outcomes: Sequence[report.Outcome]) -> None:
        for outcome in outcomes:
            query = outcome.query
            if outcome.ndcg < 0.9 if query.relevant else outcome.found:
                self.stdout.write(f"{query.language} {query.type}: {query.text}  {outcome.ndcg:.2f}")
                self.stdout.write(f"    found  {' '.join(outcome.found[:5])}")
                graded = " ".join(f"{address} {grade}" for address, grade in query.relevant.items())
                self.stdout.write(f"    judged {graded}")


def addresses(query: str, language: str) -> list[str]:
    return [hit.document.url for hit in search(query, language, Filters(), offset=0, limit=3 * report.DEPTH).hits]
