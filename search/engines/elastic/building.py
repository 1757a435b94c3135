"""A new index beside the one that is asked, and the alias moved to it when it is whole."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.conf import settings
from elasticsearch import ApiError, NotFoundError, TransportError

from search.engines import Away
from search.engines.elastic import connection, mapping, writing
from search.models import SearchDocument

AT_ONCE = 1_000
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
    for name in client.indices.get(index=f"{settings.ELASTICSEARCH['INDEX_PREFIX']}-*"):
        client.options(ignore_status=404).indices.delete(index=name)


def _fill(name: str, until: int, tell: Callable[[str, int, int], None]) -> None:
    rows = SearchDocument.objects.order_by("page_id").values_list("page_id", flat=True)
    total = rows.count()
    done = rows.filter(page_id__lte=until).count()
    while part := list(rows.filter(page_id__gt=until)[:AT_ONCE]):
        writing.bulk(writing.actions(dict.fromkeys(part, writing.REBUILT), name))
        until = part[-1]
        connection.patient_client().indices.put_mapping(index=name, meta={FURTHER: until})
        done += len(part)
        tell("documents", done, total)


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
    moves = [{"remove": {"index": old, "alias": connection.alias()}} for old in _asked() if old != name]
    client.indices.update_aliases(actions=[*moves, {"add": {"index": name, "alias": connection.alias()}}])
    for old in client.indices.get(index=f"{settings.ELASTICSEARCH['INDEX_PREFIX']}-*"):
        if old != name:
            client.options(ignore_status=404).indices.delete(index=old)
