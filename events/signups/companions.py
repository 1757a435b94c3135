from collections.abc import Sequence

from events.models import Companion, SignUp


def keep_companions(sign_up: SignUp, names: Sequence[str]) -> None:
    """Let these come along, and no others; who was checked in stays so under the new name. The caller keeps `people` in step."""
    known = list(sign_up.companions.all())
    for companion, name in zip(known, names, strict=False):
        if companion.name != name:
            companion.name = name
            companion.save(update_fields=["name"])
    Companion.objects.filter(pk__in=[companion.pk for companion in known[len(names) :]]).delete()
    Companion.objects.bulk_create(
        Companion(sign_up=sign_up, position=position, name=names[position - 1])
        for position in range(len(known) + 1, len(names) + 1)
    )
