from search.models.counts import SearchCount
from search.models.documents import SearchDocument, SearchDocumentTopic
from search.models.thesaurus import ShippedGroup, SynonymGroup, SynonymKey
from search.models.vocabulary import SearchGram, SearchStem

__all__ = [
    "SearchCount",
    "SearchDocument",
    "SearchDocumentTopic",
    "SearchGram",
    "SearchStem",
    "ShippedGroup",
    "SynonymGroup",
    "SynonymKey",
]
