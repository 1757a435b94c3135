"""Mails that anyone can cause by typing somebody's address: few enough that they fill no mailbox.

What an event's own changes owe to those who signed up is never held back, nor is the first mail of a sign-up: who has a seat
must hear of it, and there is one such mail an event at most.
"""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from core.outbox.models import OutboxEntry
from events.models import SignUp

A_DAY = timedelta(days=1)


def may_send_link(sign_up: SignUp) -> bool:
    """Whether the mail with the link may be written now. To be called with the event locked."""
    same_address = SignUp.objects.filter(email_key=sign_up.email_key)
    return not _has_it_already(sign_up) and not _is_enough_for_today(same_address)


def _has_it_already(sign_up: SignUp) -> bool:
    """One that waits to be sent or was written a moment ago; one that was given up has reached nobody."""
    lately = timezone.now() - timedelta(seconds=settings.REPEAT_MAIL_SECONDS)
    mails = _links().filter(target=str(sign_up.public_id), failed_at__isnull=True)
    return mails.filter(Q(done_at__isnull=True) | Q(created_at__gt=lately)).exists()


def _is_enough_for_today(same_address: QuerySet[SignUp]) -> bool:
    """Over all events, so that a list of them is no way to fill a mailbox either."""
    targets = [str(public_id) for public_id in same_address.values_list("public_id", flat=True)]
    today = _links().filter(target__in=targets, created_at__gt=timezone.now() - A_DAY)
    return today.count() >= settings.MAILS_PER_ADDRESS_PER_DAY


def _links() -> QuerySet[OutboxEntry]:
    return OutboxEntry.objects.filter(kind="mail.signed_up")
