"""Search in the site's own database. Each vendor finds pages by tokens; what a page is worth is reckoned alike on both."""

from collections.abc import Iterable, Sequence
from itertools import islice

from django.db import connection, transaction

from search.engines import Found, Inquiry
from search.engines.embedded import statement
from search.engines.embedded.vendors import vendor
from search.tokens import TokenizedDocument, Tokens

AT_ONCE = 500


class EmbeddedEngine:
    def find(self, inquiry: Inquiry) -> Found:
        text, values = statement.of(inquiry)
        with vendor().planning(), connection.cursor() as cursor:
            cursor.execute(text, values)
            rows = cursor.fetchall()
        facets: dict[str, dict[str, int]] = {}
        places: dict[int, int] = {}
        total = 0
        for name, value, count in rows:
            if name == statement.HIT:
                places[int(value)] = count
            elif name == statement.TOTAL:
                total = count
            else:
                facets.setdefault(name, {})[str(value)] = count
        return Found(total, sorted(places, key=places.__getitem__), facets)

    def suggest(self, words: Sequence[str], beginning: str, language: str, limit: int) -> Sequence[int]:
        text, values = statement.of_suggestions(words, beginning, language, limit)
        with vendor().planning(), connection.cursor() as cursor:
            cursor.execute(text, values)
            return [page_id for (page_id,) in cursor.fetchall()]

    def tokens_of(self, page_ids: Sequence[int]) -> dict[int, Tokens]:
        """The tokens of those of the pages that the index has."""
        return {page_id: Tokens(*map(frozenset, fields)) for page_id, *fields in vendor().tokens_of(page_ids)}

    @transaction.atomic
    def index(self, documents: Iterable[TokenizedDocument]) -> None:
        """The documents' rows (`SearchDocument`) must be there already."""
        remaining = iter(documents)
        while part := list(islice(remaining, AT_ONCE)):
            vendor().write([(each.document.page_id, each.tokens) for each in part])

    @transaction.atomic
    def remove(self, page_ids: Iterable[int]) -> None:
        vendor().remove(list(page_ids))
