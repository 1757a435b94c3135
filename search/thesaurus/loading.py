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


class Loaded(NamedTuple):
    added: int
    changed: int


@transaction.atomic
def load() -> Loaded:
    """Add groups that are new, bring those up to date that nobody has touched. May run at every start."""
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
    for group in SynonymGroup.objects.exclude(analysis=analysis_fingerprint()):
        group.save()
    return Loaded(added, changed)


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
