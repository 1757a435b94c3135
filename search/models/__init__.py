from search.models.documents import SearchDocument, SearchDocumentTopic
from search.models.vocabulary import SearchGram

__all__ = ["SearchDocument", "SearchDocumentTopic", "SearchGram"]
