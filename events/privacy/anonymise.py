"""What remains of sign-ups after their time: counts, of nobody in particular."""

from contextlib import suppress
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from events.feedback import forget_feedback
from events.models import Event, SignUp
from events.privacy.due import POSTPONED, due_events, reason
from events.privacy.fields import CLEARED, clear_fields, clear_related
from events.privacy.follow_up import keep_following
from events.privacy.forget import forget_traces, forget_words
from events.signups.lock import lock_event
from events.signups.sign_up import email_key

ANONYMISED = "events.sign_ups_anonymised"
BATCH = 100


class NotDue(Exception):
    """People were told that their data are kept for longer, and may need them."""


def anonymise_due() -> int:
    """Anonymise the sign-ups of every event whose time of keeping is over; how many. May run at any time, and again.

    A postponed event waits: its people have their places still, for an hour that isn't known yet.
    """
    count = 0
    for event in due_events():
        if reason(event) != POSTPONED:
            with suppress(NotDue):  # somebody has moved it in this very moment
                count += anonymise(event=event)
    return count


def anonymise(*, event: Event, user: Any = None) -> int:
    """Anonymise this event's sign-ups, batch by batch, each in a transaction of its own; how many. Raises `NotDue`."""
    count = 0
    while batch := _anonymise_some(event, user):
        count += batch
    return count


@transaction.atomic
def _anonymise_some(event: Event, user: Any) -> int:
    event = lock_event(event.pk)
    if event.kept_until > timezone.now():
        raise NotDue
    forget_words(event)
    forget_feedback(event)
    named = SignUp.objects.filter(event=event, anonymised_at=None).select_related("event")
    sign_ups = list(named.order_by("pk")[:BATCH])
    if not sign_ups:
        return 0
    for sign_up in who_still_wants_to_hear(event, sign_ups):
        keep_following(sign_up)
    forget_traces(event=event, sign_ups=sign_ups)
    clear_related(sign_ups)
    clear(sign_ups)
    log(instance=event, action=ANONYMISED, user=user, data={"count": len(sign_ups)})
    return len(sign_ups)


def who_still_wants_to_hear(event: Event, sign_ups: list[SignUp]) -> list[SignUp]:
    """Those who ticked the box. Of somebody who cancelled and signed up anew, what she said last counts."""
    named = SignUp.objects.filter(event=event, anonymised_at=None).order_by("pk")
    last = {email_key(email): pk for email, pk in named.values_list("email", "pk")}
    return [row for row in sign_ups if row.wants_follow_up and row.email and last[email_key(row.email)] == row.pk]


def clear(sign_ups: list[SignUp]) -> None:
    """Empty each field that names somebody."""
    clear_fields(sign_ups, CLEARED)
    now = timezone.now()
    for sign_up in sign_ups:
        sign_up.anonymised_at = now
    SignUp.objects.bulk_update(sign_ups, [*CLEARED, "anonymised_at"])
