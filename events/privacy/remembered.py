"""Erasures are remembered in a file beside the database as well: one restored from before an erasure knows nothing of it."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

from events.models import Erasure


def remember(erasure: Erasure) -> None:
    """Append a line, and see that it is on the disk; moment in ISO 8601, then the hash."""
    path = Path(settings.ERASURES_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    line = f"{erasure.erased_at.isoformat()} {erasure.address_hash}\n".encode()
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(file, line)
        os.fsync(file)
    finally:
        os.close(file)


def remembered() -> Iterator[tuple[datetime, str]]:
    """When, and the hash of whom. A line that a crash cut short is passed over."""
    path = Path(settings.ERASURES_FILE)
    for line in path.read_text(encoding="ascii", errors="replace").splitlines() if path.exists() else []:
        moment, _space, digest = line.partition(" ")
        if len(digest) == 64:
            yield datetime.fromisoformat(moment), digest


def recall() -> int:
    """Write the rows of those erasures that this database doesn't know; how many."""
    known = set(Erasure.objects.values_list("erased_at", "address_hash"))
    missing = [found for found in dict.fromkeys(remembered()) if found not in known]
    Erasure.objects.bulk_create(Erasure(erased_at=moment, address_hash=digest) for moment, digest in missing)
    return len(missing)
