"""The outbox's one table. A row names what is to be done and for whom; what a mail says is rendered when it is sent."""

from datetime import datetime
from email.utils import make_msgid, parseaddr
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MAIL = "mail."  # how the kind of every entry begins that becomes a mail


# Of a mail: given up, or taken by a mail server and sent back by another.
NOT_ARRIVED = models.Q(failed_at__isnull=False) | models.Q(bounced_at__isnull=False)


class OutboxEntry(models.Model):
    """One thing to do after a commit. Waiting until `done_at` or `failed_at` is set; in hand while `lease_until` is ahead.

    `target` and `parameters` hold ids and plain values, no names and no addresses; no rendered body is kept.
    """

    wagtail_reference_index_ignore = True  # it refers to nothing, and Wagtail's indexing tasks are entries themselves

    kind = models.CharField(_("kind"), max_length=100)
    target = models.CharField(_("target"), max_length=200, blank=True, db_index=True)
    language = models.CharField(_("language"), max_length=20, blank=True)
    parameters = models.JSONField(_("parameters"), default=dict, blank=True, encoder=DjangoJSONEncoder)
    message_id = models.CharField(
        _("Message-ID"), max_length=255, blank=True, db_index=True, help_text=_("The same on every attempt.")
    )
    priority = models.SmallIntegerField(_("priority"), default=0)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    due_at = models.DateTimeField(_("next try"), default=timezone.now)
    lease_until = models.DateTimeField(_("in hand until"), null=True, blank=True)
    leased_by = models.CharField(_("in hand at"), max_length=100, blank=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    accepted_at = models.DateTimeField(_("accepted by the mail server"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    failed_at = models.DateTimeField(_("given up"), null=True, blank=True)
    bounced_at = models.DateTimeField(_("came back"), null=True, blank=True)
    bounce_reason = models.CharField(_("why it came back"), max_length=200, blank=True)
    last_error = models.CharField(_("last error"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("outbox entry")
        verbose_name_plural = _("outbox entries")
        ordering = ("pk",)
        indexes = (
            models.Index(
                fields=["-priority", "due_at", "id"],
                name="outbox_waiting",
                condition=models.Q(done_at__isnull=True, failed_at__isnull=True),
            ),
            models.Index(
                fields=["target"],
                name="outbox_not_arrived",
                condition=NOT_ARRIVED,
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


def write(*, kind: str, due_at: datetime | None, **fields: Any) -> OutboxEntry:
    """What `core.outbox.put` does; call that."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("An outbox entry is written in the transaction of its change.")
    now = timezone.now()
    message_id = new_message_id() if kind.startswith(MAIL) else ""
    return OutboxEntry.objects.create(kind=kind, message_id=message_id, created_at=now, due_at=due_at or now, **fields)


def new_message_id() -> str:
    """A Message-ID (RFC 5322, 3.6.4) in the sender's domain: the machine's own name stays private."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return make_msgid(domain=domain or "localhost")
