from search.models.documents import SearchDocument, SearchDocumentTopic
from search.models.thesaurus import ShippedGroup, SynonymGroup, SynonymKey
from search.models.vocabulary import SearchGram

__all__ = ["SearchDocument", "SearchDocumentTopic", "SearchGram", "ShippedGroup", "SynonymGroup", "SynonymKey"]
