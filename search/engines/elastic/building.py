"""A new index beside the one that is asked, and the alias moved to it when it is whole."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from elasticsearch import ApiError, NotFoundError, TransportError

from search.engines import Away
from search.engines.elastic import connection, mapping, writing
from search.models import SearchDocument

AT_ONCE = 1_000
MERGE_SECONDS = 600
FURTHER = "rebuilt_until"  # in the index's own notes: the last page that a rebuild has written


def rebuild(tell: Callable[[str, int, int], None]) -> None:
    """Goes on with an index that an earlier rebuild has left unfinished. Raises `Away`."""
    try:
        name, until = _unfinished() or (_create(), 0)
        _fill(name, until, tell)
        _let_be_asked(name)
    except (ApiError, TransportError) as error:
        raise Away(type(error).__name__) from error


def is_missing() -> bool:
    """Whether the server answers and has no index that this code may ask."""
    try:
        return not connection.client().indices.exists_alias(name=connection.alias())
    except (ApiError, TransportError):
        return False


def remove_all() -> None:
    """Every index of this prefix goes away."""
    client = connection.patient_client()
    for name in writing.ours():
        client.options(ignore_status=404).indices.delete(index=name)


def _fill(name: str, until: int, tell: Callable[[str, int, int], None]) -> None:
    """While the server takes in one part, the next one is made ready."""
    rows = SearchDocument.objects.order_by("page_id").values_list("page_id", flat=True)
    total = rows.count()
    done = rows.filter(page_id__lte=until).count()
    with ThreadPoolExecutor(1) as sender:
        under_way: Future[None] | None = None
        while part := list(rows.filter(page_id__gt=until)[:AT_ONCE]):
            actions = list(writing.actions(dict.fromkeys(part, writing.REBUILT), name))
            if under_way:
                under_way.result()
                tell("documents", done, total)
            until = part[-1]
            done += len(part)
            under_way = sender.submit(_send, name, actions, until)
        if under_way:
            under_way.result()
            tell("documents", done, total)


def _send(name: str, actions: list[dict[str, Any]], until: int) -> None:
    writing.bulk(actions)
    connection.patient_client().indices.put_mapping(index=name, meta={FURTHER: until})


def _create() -> str:
    name = f"{connection.alias()}-{datetime.now(UTC):%Y%m%d%H%M%S%f}"
    options = settings.ELASTICSEARCH
    index = mapping.index(name, shards=options["SHARDS"], replicas=options["REPLICAS"])
    index.create(using=connection.patient_client())
    return name


def _unfinished() -> tuple[str, int] | None:
    """An index that nobody asks yet, and how far a rebuild has come with it; changes reach it already."""
    asked = _asked()
    for name in reversed(writing.alive()):
        if name not in asked:
            told = connection.patient_client().indices.get_mapping(index=name)[name]["mappings"].get("_meta", {})
            return name, int(told.get(FURTHER, 0))
    return None


def _asked() -> set[str]:
    try:
        return set(connection.patient_client().indices.get_alias(name=connection.alias()))
    except NotFoundError:
        return set()


def _let_be_asked(name: str) -> None:
    """Move the alias in one step, then delete every other index of ours, those of earlier versions of the code too."""
    client = connection.patient_client()
    client.indices.refresh(index=name)
    # One segment instead of a dozen: each of a query's many tokens is looked up in every one of them.
    client.options(request_timeout=MERGE_SECONDS).indices.forcemerge(index=name, max_num_segments=1)
    moves = [{"remove": {"index": old, "alias": connection.alias()}} for old in _asked() if old != name]
    client.indices.update_aliases(actions=[*moves, {"add": {"index": name, "alias": connection.alias()}}])
    for old in writing.ours():
        if old != name:
            client.options(ignore_status=404).indices.delete(index=old)
