from collections.abc import Sequence

from events.models import Companion, SignUp


def keep_companions(sign_up: SignUp, names: Sequence[str]) -> None:
    """Let these come along, and no others. The caller keeps `people` in step.

    Who was checked in stays so: of those who are left out only their own marks go, and a new name takes over the old one's.
    """
    known = list(sign_up.companions.all())
    staying = _staying(known, names)
    kept = known[: len(names)] if staying is None else staying
    Companion.objects.filter(
        pk__in={companion.pk for companion in known} - {companion.pk for companion in kept}
    ).delete()
    for position, (companion, name) in enumerate(zip(kept, names, strict=False), 1):
        if (companion.position, companion.name) != (position, name):
            companion.position, companion.name = position, name
            companion.save(update_fields=["position", "name"])
    Companion.objects.bulk_create(
        Companion(sign_up=sign_up, position=position, name=names[position - 1])
        for position in range(len(kept) + 1, len(names) + 1)
    )


def _staying(known: Sequence[Companion], names: Sequence[str]) -> list[Companion] | None:
    """The companions of these names, where the others are only left out; None where somebody is named anew."""
    rest = iter(known)
    found = [next((companion for companion in rest if companion.name == name), None) for name in names]
    staying = [companion for companion in found if companion]
    return staying if len(staying) == len(names) else None
