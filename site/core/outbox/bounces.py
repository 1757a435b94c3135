"""Mails that a server took and that came back all the same: noted beside the entry, found by its Message-ID."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from core.outbox.mail import one_line
from core.outbox.models import MAIL, OutboxEntry

ADDRESS = re.compile(r"\S+@\S+")
LONGEST_ID, LONGEST_REASON = 255, 200


class Bounce(NamedTuple):
    """`message_id` with or without its angle brackets; `reason` a status of RFC 3463 such as 5.1.1, or words."""

    message_id: str
    reason: str


def record_bounces(*, bounces: Iterable[Bounce]) -> int:
    """Note each at its mail, once; how many mails of ours that were. Unknown ones are passed over.

    A reason often repeats the address: what looks like one is left out.
    """
    return sum(_record(bounce) for bounce in bounces)


def _record(bounce: Bounce) -> int:
    bare = bounce.message_id.strip().strip("<>").strip()
    if not bare or len(bare) > LONGEST_ID - 2:
        return 0
    sent = Q(accepted_at__isnull=False) | Q(done_at__isnull=True)  # in hand, its 250 not noted yet
    mail = OutboxEntry.objects.filter(sent, message_id=f"<{bare}>", kind__startswith=MAIL, bounced_at__isnull=True)
    return mail.update(bounced_at=timezone.now(), bounce_reason=discreet_reason(bounce.reason))


def discreet_reason(given: str) -> str:
    return ADDRESS.sub("…", one_line(given))[:LONGEST_REASON]
