"""A copy of one person's data, as a program can read it (GDPR 15 and 20)."""

from typing import Any

from django.db.models import Model
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.outbox.models import OutboxEntry
from events.models import Event, FollowUp, SignUp
from events.privacy.fields import RELATED, link, name_of_rows, rows_of
from events.privacy.person import Person


def copy_of(person: Person) -> dict[str, Any]:
    """Everything: what she said, what we noted, which mails went to her, when staff looked at her sign-up or changed it."""
    return {
        "address": person.address,
        "made_at": timezone.now(),
        "sign_ups": [of_sign_up(sign_up) for sign_up in person.sign_ups],
        "follow_ups": [of_follow_up(row) for row in person.follow_ups],
        "mails": mails(person.targets),
    }


def of_sign_up(sign_up: SignUp) -> dict[str, Any]:
    related = {
        name_of_rows(model): [fields(row, without=link(model)) for row in rows_of(model, [sign_up])]
        for model in RELATED
    }
    return {"event": of_event(sign_up.event)} | fields(sign_up, without="event") | related | {"noted": noted(sign_up)}


def of_event(event: Event) -> dict[str, Any]:
    """Of the facts, those by which she knows the meeting and until when we keep what she said of herself."""
    known = {"code": event.code, "name": event.name, "starts_at": event.starts_at, "ends_at": event.ends_at}
    return known | {"kept_until": event.kept_until}


def of_follow_up(row: FollowUp) -> dict[str, Any]:
    return fields(row) | {"topics": [topic.name for topic in row.topics.all()]}


def mails(targets: list[str]) -> list[dict[str, Any]]:
    """The mails to her of which the outbox still has a trace; what they said isn't kept."""
    entries = OutboxEntry.objects.filter(target__in=targets)
    told = entries.values(
        "kind", "language", "created_at", "accepted_at", "failed_at", "last_error", "bounced_at", "bounce_reason"
    )
    return [dict(entry) for entry in told]


def noted(sign_up: SignUp) -> list[dict[str, Any]]:
    """When somebody of the staff looked at this sign-up or changed it; not who."""
    entries = ModelLogEntry.objects.for_instance(sign_up.event).filter(data__sign_up=str(sign_up.public_id))
    return list(entries.order_by("timestamp", "pk").values("action", "timestamp"))


def fields(row: Model, *, without: str = "") -> dict[str, Any]:
    """Each field of the row itself."""
    names = [field.name for field in row._meta.concrete_fields if field.name not in ("id", without)]
    return {name: row.serializable_value(name) for name in names}
