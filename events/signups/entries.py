"""The entries in people's calendars: each change of one is a higher SEQUENCE of the same UID (RFC 5546, 2.1.4)."""

import uuid
from collections.abc import Sequence

from django.conf import settings
from django.db.models import F

from core.outbox.models import OutboxEntry
from events.models import SignUp


def new_uid() -> str:
    return f"{uuid.uuid4()}@{settings.MAIL_DOMAIN}"


def raise_sequence(sign_ups: Sequence[SignUp]) -> None:
    """What is sent next replaces what the calendars have."""
    of_these = SignUp.objects.filter(pk__in=[sign_up.pk for sign_up in sign_ups])
    of_these.update(calendar_sequence=F("calendar_sequence") + 1)


def begin_new_entries(sign_ups: Sequence[SignUp]) -> dict[int, dict[str, object]]:
    """Give each an entry of its own anew: the one before was taken out of the calendars when the event was called off.

    Where that mail hasn't gone out yet, the answer holds by pk which entry the next one has to take out: `old_uid` and
    `old_sequence`.
    """
    targets = [str(sign_up.public_id) for sign_up in sign_ups]
    called_off = OutboxEntry.objects.filter(kind="mail.event_cancelled", target__in=targets, done_at__isnull=True)
    not_told = set(called_off.values_list("target", flat=True))
    left = {
        sign_up.pk: {"old_uid": sign_up.calendar_uid, "old_sequence": sign_up.calendar_sequence + 1}
        for sign_up in sign_ups
        if str(sign_up.public_id) in not_told and sign_up.seat_mode
    }
    for sign_up in sign_ups:
        sign_up.calendar_uid, sign_up.calendar_sequence = new_uid(), 0
    SignUp.objects.bulk_update(sign_ups, ["calendar_uid", "calendar_sequence"], batch_size=500)
    return left
