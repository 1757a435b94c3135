"""The server that the settings name, and what our indexes are called there."""

from functools import cache
from hashlib import blake2b
from typing import Any

from django.conf import settings
from elasticsearch import Elasticsearch

from search.engines.elastic import mapping

BULK_SECONDS = 30  # for the worker, whom nobody waits for


def is_configured() -> bool:
    return bool(settings.ELASTICSEARCH["URLS"])


@cache
def client() -> Elasticsearch:
    """For searches: it waits for the setting's time and never tries again, since the other engine can answer meanwhile."""
    return _client(settings.ELASTICSEARCH["TIMEOUT_SECONDS"], retries=0)


@cache
def patient_client() -> Elasticsearch:
    """For the worker and for commands."""
    return _client(BULK_SECONDS, retries=1)


def alias() -> str:
    """The name under which searches ask; it points to an index of the version that this code needs, or doesn't exist.

    A site with another mapping or analysis has another alias, so old and new code can run side by side during an update.
    """
    digest = blake2b(mapping.version().encode(), digest_size=4).hexdigest()
    return f"{settings.ELASTICSEARCH['INDEX_PREFIX']}-{digest}"


def _client(seconds: float, *, retries: int) -> Elasticsearch:
    configured = settings.ELASTICSEARCH
    options: dict[str, Any] = {"request_timeout": seconds, "max_retries": retries, "retry_on_timeout": False}
    if configured["USER"]:
        options["basic_auth"] = (configured["USER"], configured["PASSWORD"])
    if configured["CA_FILE"]:
        options["ca_certs"] = str(configured["CA_FILE"])
    return Elasticsearch(configured["URLS"], **options)
