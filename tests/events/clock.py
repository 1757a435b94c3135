"""The clock of an event: it is moved, so that no test waits."""

from datetime import timedelta

from django.utils import timezone

from core.outbox.mail import Letter, preview
from core.outbox.models import OutboxEntry
from events.models import Event, SignUp


def begins_in(event: Event, **left: float) -> Event:
    """The clock has gone on until so much is left; everybody signed up a month ago."""
    start = timezone.now() + timedelta(**left)
    Event.objects.filter(pk=event.pk).update(starts_at=start, ends_at=start + timedelta(hours=2))
    SignUp.objects.filter(event=event).update(created_at=timezone.now() - timedelta(days=31))
    event.refresh_from_db()
    return event


def ended(event: Event, **ago: float) -> Event:
    end = timezone.now() - timedelta(**ago)
    return begins_in(event, seconds=(end - timezone.now()).total_seconds() - 7_200)


def entries(mail: str) -> list[OutboxEntry]:
    return list(OutboxEntry.objects.filter(kind=f"mail.{mail}").order_by("pk"))


def told(mail: str) -> list[str]:
    """Whose mails of this kind were written, by their public ids."""
    return sorted(entry.target for entry in entries(mail))


def ids(*people: SignUp) -> list[str]:
    return sorted(str(person.public_id) for person in people)


def read(entry: OutboxEntry) -> Letter | None:
    """The mail as the worker would send it now."""
    return preview(kind=entry.kind, target=entry.target, language=entry.language, parameters=entry.parameters)
