"""Search in an Elasticsearch."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from elasticsearch import ApiError, BadRequestError, Elasticsearch, TransportError
from elasticsearch.dsl import Search

from search.engines import Away, Found, Inquiry, Refused
from search.engines.elastic import asking


class ElasticEngine:
    """`index` is the name of an index or of an alias."""

    def __init__(self, client: Elasticsearch, index: str) -> None:
        self.client = client
        self.index_name = index

    def find(self, inquiry: Inquiry) -> Found:
        rare = [1.0] * len(inquiry.words)
        if len(rare) > 1:  # how rare a word is says nothing where there is no other
            rare = asking.rarities(self._ask(asking.counting(self._search(), inquiry)), inquiry)
        answer = self._ask(asking.finding(self._search(), inquiry, rare))
        ids = [int(hit.meta.id) for hit in answer]
        return Found(answer.hits.total.value, ids, asking.facets(answer))

    def suggest(self, words: Sequence[str], beginning: str, language: str, limit: int) -> Sequence[int]:
        asked = asking.suggesting(self._search(), words, beginning, language, limit, timezone.now())
        return [int(hit.meta.id) for hit in self._ask(asked)]

    def _search(self) -> Search:
        return Search(using=self.client, index=self.index_name)

    def _ask(self, search: Search) -> Any:
        try:
            return search.execute()
        except BadRequestError as error:
            raise Refused(type(error).__name__) from error
        except (ApiError, TransportError) as error:
            raise Away(type(error).__name__) from error
