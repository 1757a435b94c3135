"""What search knows of the pages, in the site's own tables: from here every engine is fed, and hits are shown."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields, replace

from django.db import transaction

from search import vocabulary
from search.analysis.forms import stems
from search.analysis.words import exact_words
from search.documents import Document
from search.engines.embedded import EmbeddedEngine
from search.models import SearchDocument, SearchDocumentTopic
from search.tokens import TokenizedDocument, lead_of, tokenize

_COLUMNS = [field.name for field in fields(Document) if field.name not in ("page_id", "topics")]


@transaction.atomic
def keep(documents: Sequence[Document]) -> None:
    """Write these documents, each in place of the one that its page had, and let the embedded engine find them."""
    tokenized = [tokenize(document) for document in documents]
    _write_rows(tokenized)
    _write_topics(documents)
    EmbeddedEngine().index(tokenized)
    vocabulary.learn(_words_by_stem(documents))


@transaction.atomic
def forget(page_ids: Iterable[int]) -> None:
    listed = list(page_ids)
    EmbeddedEngine().remove(listed)
    SearchDocumentTopic.objects.filter(document__in=listed).delete()
    SearchDocument.objects.filter(page_id__in=listed).delete()


def documents_of(page_ids: Sequence[int]) -> list[Document]:
    """The documents of these pages, in this order, to be shown; those that have gone meanwhile are passed by. One query."""
    rows = SearchDocument.objects.in_bulk(page_ids)
    return [_document(rows[page_id]) for page_id in page_ids if page_id in rows]


def tokenized_documents_of(page_ids: Sequence[int]) -> list[TokenizedDocument]:
    """The documents of those of the pages that have one, as another engine is fed with them. Two queries."""
    topics: dict[int, list[str]] = {}
    for page_id, topic in SearchDocumentTopic.objects.filter(document__in=page_ids).values_list("document", "topic"):
        topics.setdefault(page_id, []).append(topic)
    stored = SearchDocument.objects.in_bulk(page_ids)
    found = [replace(_document(row), topics=tuple(topics.get(page_id, ()))) for page_id, row in stored.items()]
    return [tokenize(document)._replace(fingerprint=stored[document.page_id].fingerprint) for document in found]


def _document(row: SearchDocument) -> Document:
    return Document(page_id=row.page_id, **{name: getattr(row, name) for name in _COLUMNS})


def _write_rows(tokenized: Iterable[TokenizedDocument]) -> None:
    rows = []
    for each in tokenized:
        values = asdict(each.document)
        del values["topics"]
        rows.append(SearchDocument(**values, fingerprint=each.fingerprint))
    SearchDocument.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["page_id"], update_fields=[*_COLUMNS, "fingerprint"]
    )


def _write_topics(documents: Sequence[Document]) -> None:
    SearchDocumentTopic.objects.filter(document__in=[document.page_id for document in documents]).delete()
    SearchDocumentTopic.objects.bulk_create(
        [
            SearchDocumentTopic(document_id=document.page_id, topic=topic)
            for document in documents
            for topic in document.topics
        ]
    )


def _words_by_stem(documents: Iterable[Document]) -> dict[str, str]:
    """The stems of these documents, each with a word that has it."""
    by_language: dict[str, set[str]] = {}
    for document in documents:
        text = f"{document.title}\n{lead_of(document)}\n{document.body}"
        by_language.setdefault(document.language, set()).update(exact_words(text))
    return {stem: word for tag, exact in by_language.items() for word in sorted(exact) for stem in stems(word, tag)}
