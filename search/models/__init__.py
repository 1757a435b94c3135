from search.models.counts import SearchCount
from search.models.documents import SearchDocument, SearchDocumentTopic
from search.models.thesaurus import ShippedGroup, SynonymGroup, SynonymKey
from search.models.vocabulary import SearchGram

__all__ = [
    "SearchCount",
    "SearchDocument",
    "SearchDocumentTopic",
    "SearchGram",
    "ShippedGroup",
    "SynonymGroup",
    "SynonymKey",
]
