"""The thesaurus that the site brings, into its tables. What an editor has changed or deleted stays as she left it."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from django.db import transaction

from search.models.thesaurus import ShippedGroup, SynonymGroup
from search.tokens import analysis_fingerprint

HERE = Path(__file__).parent
FILES = {"terms.yaml": False, "places.yaml": True}  # whether its groups are places
WHOLE = "the whole"  # under which the state of all files together is remembered


class Loaded(NamedTuple):
    added: int
    changed: int


def load() -> Loaded:
    """Add groups that are new, bring those up to date that nobody has touched. Runs at every start, mostly quickly."""
    with transaction.atomic():
        loaded = Loaded(0, 0) if _is_loaded() else _load()
        for group in SynonymGroup.objects.exclude(analysis=analysis_fingerprint()):
            group.save()
    return loaded


def _is_loaded() -> bool:
    """Whether the files are those that were loaded the last time: parsing them takes seconds."""
    return ShippedGroup.objects.filter(shipped_id=WHOLE, state=_digest()).exists()


def _load() -> Loaded:
    remembered = dict(ShippedGroup.objects.values_list("shipped_id", "state"))
    groups = {group.shipped_id: group for group in SynonymGroup.objects.exclude(shipped_id="")}
    added = changed = 0
    for shipped_id, values in _shipped():
        state = fingerprint(values)
        if remembered.get(shipped_id) == state:
            continue
        if shipped_id not in remembered:
            SynonymGroup(shipped_id=shipped_id, **values).save()
            added += 1
        elif (group := groups.get(shipped_id)) and fingerprint(_values(group)) == remembered[shipped_id]:
            for name, value in values.items():
                setattr(group, name, value)
            group.save()
            changed += 1
        ShippedGroup.objects.update_or_create(shipped_id=shipped_id, defaults={"state": state})
    ShippedGroup.objects.update_or_create(shipped_id=WHOLE, defaults={"state": _digest()})
    return Loaded(added, changed)


def _digest() -> str:
    return blake2b(b"".join((HERE / name).read_bytes() for name in FILES), digest_size=16).hexdigest()


def fingerprint(values: Mapping[str, Any]) -> str:
    return blake2b(repr(sorted(values.items())).encode(), digest_size=16).hexdigest()


def _shipped() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, is_place in FILES.items():
        entries: list[dict[str, Any]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
        for entry in entries:
            texts = {column: _listed(entry.get(tag, ())) for tag, column in SynonymGroup.columns.items()}
            yield f"{name.partition('.')[0]}:{entry['id']}", {"is_place": is_place, **texts}


def _listed(terms: Sequence[str]) -> str:
    return ", ".join(str(term) for term in terms)


def _values(group: SynonymGroup) -> dict[str, Any]:
    return {name: getattr(group, name) for name in ("is_place", *SynonymGroup.columns.values())}
