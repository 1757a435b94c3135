from search.models.counts import SearchCount
from search.models.documents import SearchDocument
from search.models.thesaurus import ShippedGroup, SynonymGroup, SynonymKey
from search.models.vocabulary import SearchGram, SearchStem

__all__ = [
    "SearchCount",
    "SearchDocument",
    "SearchGram",
    "SearchStem",
    "ShippedGroup",
    "SynonymGroup",
    "SynonymKey",
]
