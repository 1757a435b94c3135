"""Who asked to be told what came of it: kept apart from any sign-up, for a term of its own, renewed or ended by herself.

The row is made when the sign-up is anonymised. Until then the sign-up itself says the wish: an address stands in one place.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from core import outbox
from core.outbox.forgetting import forget_targets
from events.models import Event, FollowUp, SignUp
from events.privacy.due import due_follow_ups
from events.signups.sign_up import email_key

REMIND_DAYS = 30  # before the term ends
BATCH = 200


def keep_following(sign_up: SignUp) -> FollowUp:
    """Let her address stand apart, with the themes of this meeting beside those of earlier ones.

    To be called in the transaction that clears the sign-up. She is told of it when the row is new.
    """
    facts = {"email": sign_up.email, "language": sign_up.language, "asked_at": sign_up.created_at}
    row, is_new = FollowUp.objects.get_or_create(
        email_key=email_key(sign_up.email), defaults=facts | {"kept_until": end_of_term()}
    )
    row.topics.add(*sign_up.event.topics.all())
    if is_new:
        tell(row, "follow_up")
    elif row.asked_at < sign_up.created_at:
        row.language, row.asked_at = sign_up.language, sign_up.created_at
        row.kept_until, row.reminded_at = end_of_term(), None
        row.save()
    return row


def listeners(event: Event) -> QuerySet[FollowUp]:
    """Those who asked at a meeting with a theme of this one, before it ended; nobody while its own sign-ups have names."""
    if not event.sign_ups.exclude(anonymised_at=None).exists():
        return FollowUp.objects.none()
    return FollowUp.objects.filter(topics__in=event.topics.all(), asked_at__lte=event.ends_at).distinct()


def languages_of_listeners(events: Iterable[int]) -> QuerySet[FollowUp, tuple[int, str]]:
    """The same for several events: pairs of event and language; one query."""
    anonymised = SignUp.objects.filter(event=OuterRef("pk"), anonymised_at__isnull=False)
    about = Event.objects.filter(Exists(anonymised), pk__in=list(events))
    asked = FollowUp.objects.filter(topics__events__in=about, asked_at__lte=F("topics__events__ends_at"))
    return asked.order_by().values_list("topics__events", "language").distinct()


@transaction.atomic
def renew(*, follow_up: FollowUp) -> None:
    """A whole term from today."""
    rows = FollowUp.objects.filter(pk=follow_up.pk)
    rows.update(kept_until=end_of_term(), asked_at=timezone.now(), reminded_at=None)


@transaction.atomic
def stop(*, follow_up: FollowUp) -> None:
    """Forget the address, and what the outbox has for it."""
    forget_targets([str(follow_up.public_id)])
    FollowUp.objects.filter(pk=follow_up.pk).delete()


def end_terms() -> int:
    """Forget those whose term is over, in batches; how many."""
    count = 0
    while batch := list(due_follow_ups()[:BATCH]):
        with transaction.atomic():
            forget_targets([str(row.public_id) for row in batch])
            FollowUp.objects.filter(pk__in=[row.pk for row in batch]).delete()
        count += len(batch)
    return count


def remind() -> int:
    """Ask those whose term ends soon whether to go on, each once; how many."""
    days = min(REMIND_DAYS, settings.FOLLOW_UP_DAYS // 2)
    soon = FollowUp.objects.filter(reminded_at=None, kept_until__lte=timezone.now() + timedelta(days=days))
    count = 0
    for pk in list(soon.values_list("pk", flat=True)):
        with transaction.atomic():
            row = soon.select_for_update().filter(pk=pk).first()
            if row is None:
                continue
            FollowUp.objects.filter(pk=pk).update(reminded_at=timezone.now())
            tell(row, "follow_up_ends")
            count += 1
    return count


def tell(row: FollowUp, mail: str, **parameters: Any) -> None:
    outbox.put(kind=f"mail.{mail}", target=str(row.public_id), language=row.language, parameters=parameters)


def end_of_term() -> datetime:
    """The beginning of the day, here, on which an address that is kept from now on is forgotten."""
    day = timezone.localdate() + timedelta(days=settings.FOLLOW_UP_DAYS)
    return timezone.make_aware(datetime.combine(day, time.min))
