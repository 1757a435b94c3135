"""What search knows of the pages, in the site's own tables: from here every engine is fed, and hits are shown."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields

from django.db import transaction

from search import vocabulary
from search.analysis.forms import is_stem, stems
from search.documents import Document
from search.engines.embedded import EmbeddedEngine
from search.models import SearchDocument
from search.tokens import Analysed, TokenizedDocument, Tokens, analyse

_COLUMNS = [field.name for field in fields(Document) if field.name not in ("page_id", "topics")]


@transaction.atomic
def keep(documents: Sequence[Document]) -> None:
    """Write these documents, each in place of the one that its page had, and let the embedded engine find them."""
    before = _stems_of(EmbeddedEngine().tokens_of([document.page_id for document in documents]).values())
    analysed = [analyse(document) for document in documents]
    tokenized = [each.tokenized for each in analysed]
    _write_rows(tokenized)
    EmbeddedEngine().index(tokenized)
    vocabulary.learn(_words_by_stem(analysed))
    vocabulary.forget_unused(before - _stems_of(each.tokens for each in tokenized))


@transaction.atomic
def forget(page_ids: Iterable[int]) -> None:
    listed = list(page_ids)
    before = _stems_of(EmbeddedEngine().tokens_of(listed).values())
    EmbeddedEngine().remove(listed)
    SearchDocument.objects.filter(page_id__in=listed).delete()
    vocabulary.forget_unused(before)


def documents_of(page_ids: Sequence[int]) -> list[Document]:
    """The documents of these pages, in this order, to be shown; those that have gone meanwhile are passed by. One query."""
    rows = SearchDocument.objects.in_bulk(page_ids)
    return [_document(rows[page_id]) for page_id in page_ids if page_id in rows]


def tokenized_documents_of(page_ids: Sequence[int]) -> list[TokenizedDocument]:
    """The documents of those of the pages that have one, as another engine is fed with them: the embedded engine's tokens,
    so that nothing is analysed twice. Two queries.
    """
    tokens = EmbeddedEngine().tokens_of(page_ids)
    stored = SearchDocument.objects.filter(page_id__in=tokens)
    return [TokenizedDocument(_document(row), tokens[row.page_id], row.fingerprint) for row in stored]


def _document(row: SearchDocument) -> Document:
    values = {name: getattr(row, name) for name in _COLUMNS}
    return Document(page_id=row.page_id, topics=tuple(row.topics), **values)


def _write_rows(tokenized: Iterable[TokenizedDocument]) -> None:
    rows = []
    for each in tokenized:
        values = asdict(each.document) | {"topics": list(each.document.topics)}
        rows.append(SearchDocument(**values, fingerprint=each.fingerprint))
    SearchDocument.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["page_id"], update_fields=[*_COLUMNS, "topics", "fingerprint"]
    )


def _stems_of(kept: Iterable[Tokens]) -> set[str]:
    """Those of the tokens that are stems, as the vocabulary may know them."""
    return {token for tokens in kept for field in tokens for token in field if is_stem(token)}


def _words_by_stem(analysed: Iterable[Analysed]) -> dict[str, str]:
    """The stems of these documents, each with the word that has it and is best shown."""
    by_language: dict[str, set[str]] = {}
    for each in analysed:
        by_language.setdefault(each.tokenized.document.language, set()).update(each.words)
    found: dict[str, str] = {}
    for tag, exact in by_language.items():
        for word in exact:
            for stem in stems(word, tag):
                found[stem] = vocabulary.plainer(stem, word, found.get(stem, word))
    return found
