"""Of which events it is known for longer than was promised who signed up, and why."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from events.models import Event, Feedback, FollowUp, Invitation, MessageText, Needs, SignUp, Status

A_DAY = timedelta(days=1)
NEEDS_KEPT = timedelta(days=7)  # after the meeting
TODAY, LATE, POSTPONED = "today", "late", "postponed"


def due_events(now: datetime | None = None) -> list[Event]:
    """Events whose time of keeping is over and which still hold names, the oldest first; one query."""
    now = now or timezone.now()
    named = SignUp.objects.filter(event=OuterRef("pk"), anonymised_at=None)
    invited = Invitation.objects.filter(event=OuterRef("pk")).exclude(label="")
    written = MessageText.objects.filter(message__event=OuterRef("pk"))
    thought = Feedback.objects.filter(event=OuterRef("pk")).exclude(text="")
    holds_names = Exists(named) | Exists(invited) | Exists(written) | Exists(thought)
    over = Event.objects.filter(holds_names, ends_at__lt=now).order_by("ends_at", "pk")
    return [event for event in over if event.kept_until <= now]


def reason(event: Event, now: datetime | None = None) -> str:
    """Why an event that is due still holds names: `postponed`, `today` or `late`."""
    if event.status == Status.POSTPONED:
        return POSTPONED
    return TODAY if (now or timezone.now()) < event.kept_until + A_DAY else LATE


def due_needs(now: datetime | None = None) -> QuerySet[Needs]:
    """What people said of access and food, where their meeting was held, or cancelled, over a week ago."""
    ended = Needs.objects.filter(sign_up__event__ends_at__lt=(now or timezone.now()) - NEEDS_KEPT)
    return ended.exclude(sign_up__event__status=Status.POSTPONED)


def due_follow_ups(now: datetime | None = None) -> QuerySet[FollowUp]:
    return FollowUp.objects.filter(kept_until__lte=now or timezone.now())
