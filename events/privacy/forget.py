"""What goes before the sign-ups themselves do, and their traces in the outbox and in the log of who did what."""

from collections.abc import Collection

from wagtail.models import ModelLogEntry

from core.outbox.forgetting import forget_targets
from events.models import Event, MessageText, SignUp
from events.privacy.due import due_needs


def forget_needs() -> int:
    """Erase what people said of access and food, a week after the meeting (GDPR, Article 5, 1 e); of how many people."""
    return due_needs().delete()[0]


def forget_words(event: Event) -> None:
    """For whom hosts kept seats, and what they wrote to some people: it may name them. How many it was stays."""
    event.invitations.update(label="")
    MessageText.objects.filter(message__event=event).delete()


def forget_traces(*, event: Event, sign_ups: Collection[SignUp]) -> None:
    """That somebody looked or changed something stays in the log; whom it concerned doesn't."""
    ids = [str(sign_up.public_id) for sign_up in sign_ups]
    forget_targets(ids)
    entries = list(ModelLogEntry.objects.for_instance(event).filter(data__sign_up__in=ids))
    for entry in entries:
        entry.data.pop("sign_up")
    ModelLogEntry.objects.bulk_update(entries, ["data"])
