"""The traces of sign-ups elsewhere: outbox entries with their mails, and ids in the log of who did what."""

from collections.abc import Collection

from wagtail.models import ModelLogEntry

from core.outbox.forgetting import forget_targets
from events.models import Event, SignUp


def forget_traces(*, event: Event, sign_ups: Collection[SignUp]) -> None:
    """That somebody looked or changed something stays in the log; whom it concerned doesn't."""
    ids = [str(sign_up.public_id) for sign_up in sign_ups]
    forget_targets(ids)
    entries = list(ModelLogEntry.objects.for_instance(event).filter(data__sign_up__in=ids))
    for entry in entries:
        entry.data.pop("sign_up")
    ModelLogEntry.objects.bulk_update(entries, ["data"])
