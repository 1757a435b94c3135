"""Who hasn't got her mail: it was refused or came back, and nothing has reached her since."""

import uuid

from django.db.models import Max

from core.outbox.models import MAIL, NOT_ARRIVED, OutboxEntry


def not_reached() -> set[uuid.UUID]:
    """The public ids of those whose latest mail with a known fate didn't arrive; two queries."""
    mails = OutboxEntry.objects.filter(kind__startswith=MAIL).exclude(target="").order_by()
    bad = dict(mails.filter(NOT_ARRIVED).values_list("target").annotate(latest=Max("pk")))
    arrived = mails.filter(accepted_at__isnull=False, bounced_at__isnull=True, failed_at__isnull=True)
    good = dict(arrived.filter(target__in=list(bad)).values_list("target").annotate(latest=Max("pk")))
    return {uuid.UUID(target) for target, latest in bad.items() if latest > good.get(target, 0) and _is_id(target)}


def _is_id(target: str) -> bool:
    try:
        uuid.UUID(target)
    except ValueError:
        return False
    return True
