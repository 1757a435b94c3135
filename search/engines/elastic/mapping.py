"""How a document stands in Elasticsearch: its tokens in one field for each of ours, its facts beside them."""

from datetime import datetime
from typing import Any

from elasticsearch.dsl import (
    Date,
    Index,
    Keyword,
    Long,
    Mapping,
    Text,
    analyzer,
)

from search import analysis
from search.tokens import TokenizedDocument, Tokens

VERSION = 2  # grows with each change of this file that an index made before doesn't bear
DEEPEST = 1_000_000  # hits that a reader may page through
ANYWHERE = "anywhere"  # all tokens once more: whether a document has a word at all is one look-up instead of three
_apart = analyzer("apart", tokenizer="whitespace")  # the analysis is done: tokens are parted by spaces


def mapping() -> Mapping:
    found = Mapping()
    found.meta("dynamic", "strict")
    found.meta("_source", excludes=list(Tokens._fields))
    for field in Tokens._fields:
        found.field(field, Text(analyzer=_apart, norms=False, index_options="docs", copy_to=ANYWHERE))
    found.field(ANYWHERE, Text(analyzer=_apart, norms=False, index_options="docs"))
    for field in ("language", "kind", "mode", "topics", "fingerprint"):
        found.field(field, Keyword())
    for field in ("date", "ends_at", "expires_at"):
        found.field(field, Date())
    found.field("page_id", Long())
    found.field("title_length", Long())
    return found


def index(name: str, *, shards: int, replicas: int) -> Index:
    """The index of this name with our mapping; nothing is created yet."""
    found = Index(name)
    found.settings(
        number_of_shards=shards,
        number_of_replicas=replicas,
        refresh_interval="1s",
        max_result_window=DEEPEST,
        gc_deletes="1h",  # so long a late writer can't bring back what was removed
    )
    found.mapping(mapping())
    return found


def version() -> str:
    """Names what an index must have been made with to be asked: mapping and analysis."""
    return f"{VERSION} {analysis.version()}"


def source(tokenized: TokenizedDocument) -> dict[str, Any]:
    document = tokenized.document
    return {field: " ".join(sorted(part)) for field, part in tokenized.tokens._asdict().items()} | {
        "page_id": document.page_id,
        "language": document.language,
        "kind": document.kind,
        "mode": document.mode or None,
        "topics": list(document.topics),
        "date": _moment(document.date),
        "ends_at": _moment(document.ends_at),
        "expires_at": _moment(document.expires_at),
        "title_length": len(document.title),
        "fingerprint": tokenized.fingerprint,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
