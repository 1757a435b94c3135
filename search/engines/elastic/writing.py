"""Documents on their way to Elasticsearch. Each carries a version, and an older one never writes over a newer."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.conf import settings
from elasticsearch import ApiError, NotFoundError, TransportError
from elasticsearch.helpers import BulkIndexError, streaming_bulk

from search.engines import Away
from search.engines.elastic import connection, mapping
from search.keeping import tokenized_documents_of

HARMLESS = (404, 409)  # what is to be removed is gone already; a newer version is there
REBUILT = 1  # the version of what a rebuild writes: whatever a change brings is newer


def send(versions: Mapping[int, int]) -> None:
    """Make these pages' documents there what they are here, in every index that is alive. Raises `Away`."""
    try:
        indexes = alive()
        if indexes:
            bulk(action for index in indexes for action in actions(versions, index))
    except (ApiError, TransportError) as error:
        raise Away(type(error).__name__) from error


def alive() -> list[str]:
    """The indexes of this version of the code: the one that is asked, and one that is being built."""
    try:
        return sorted(connection.patient_client().indices.get(index=f"{connection.alias()}-*"))
    except NotFoundError:
        return []


def ours() -> list[str]:
    """The indexes of this site, those of other versions of the code too; `espoo-staging` is none of `espoo`."""
    prefix = settings.ELASTICSEARCH["INDEX_PREFIX"]
    name = re.compile(rf"{re.escape(prefix)}-[0-9a-f]{{8}}-\d{{20}}")
    return sorted(each for each in connection.patient_client().indices.get(index=f"{prefix}-*") if name.fullmatch(each))


def actions(versions: Mapping[int, int], index: str) -> Iterator[dict[str, Any]]:
    """What the bulk API is to do: write what there is, remove what there isn't."""
    tokenized = {each.document.page_id: each for each in tokenized_documents_of(list(versions))}
    for page_id, version in versions.items():
        action = {"_index": index, "_id": str(page_id), "version": version, "version_type": "external_gte"}
        if page_id in tokenized:
            yield action | {"_op_type": "index", "_source": mapping.source(tokenized[page_id])}
        else:
            yield action | {"_op_type": "delete"}


def bulk(todo: Iterable[dict[str, Any]]) -> int:
    """How many documents were written or removed. Raises BulkIndexError where the server refuses one for its content."""
    done = 0
    for succeeded, answer in streaming_bulk(connection.patient_client(), todo, raise_on_error=False, chunk_size=500):
        (result,) = answer.values()
        if succeeded:
            done += 1
        elif result["status"] not in HARMLESS:
            raise BulkIndexError(f"refused: {result['status']}", [answer])
    return done
