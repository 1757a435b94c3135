"""What became of each mail to one person."""

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.outbox.models import MAIL, OutboxEntry
from events.admin.mails import SAMPLES
from events.models import SignUp

REASONS = (  # by how the server's status begins (RFC 3463)
    ("5.1", gettext_lazy("there is no such address")),
    ("5.2.2", gettext_lazy("the mailbox is full")),
    ("5.2", gettext_lazy("the mailbox takes no mails")),
    ("5.4", gettext_lazy("the server couldn’t be reached")),
    ("5.7", gettext_lazy("the server doesn’t want this mail")),
    ("SMTP 55", gettext_lazy("the server refuses this address")),
    ("SMTP 4", gettext_lazy("the server can’t take it just now")),
    ("mail server", gettext_lazy("the mail server is out of order")),
)

NAMES = {  # of those that several samples show
    "signed_up": gettext_lazy("The place, and the link to it"),
    "promoted": gettext_lazy("A seat has become free"),
    "event_cancelled": gettext_lazy("The event is cancelled or postponed"),
}


class Fate(NamedTuple):
    """`happened_at` is when it was accepted, given up or came back; `arrived` is None as long as nobody knows.

    `again` is the entry that a host may have sent again, or None.
    """

    mail: str
    written_at: datetime
    status: str
    reason: str
    happened_at: datetime | None
    arrived: bool | None
    again: int | None


def fates(sign_up: SignUp) -> list[Fate]:
    """Every mail to this person that the outbox still knows, the newest first; one query."""
    mails = OutboxEntry.objects.filter(target=str(sign_up.public_id), kind__startswith=MAIL).order_by("-pk")
    newer: list[OutboxEntry] = []
    told = []
    for mail in mails:
        is_repeated = any((later.kind, later.parameters) == (mail.kind, mail.parameters) for later in newer)
        told.append(fate(mail, may_repeat=bool(sign_up.email) and not is_repeated))
        newer.append(mail)
    return told


def fate(mail: OutboxEntry, *, may_repeat: bool) -> Fate:
    reason, at, arrived = say_reason(mail.last_error), None, None
    if mail.bounced_at:
        status, reason, at, arrived = _("came back"), say_reason(mail.bounce_reason), mail.bounced_at, False
    elif mail.failed_at:
        status, at, arrived = _("refused, and given up"), mail.failed_at, False
    elif mail.accepted_at:
        status, at, arrived = _("accepted by the mail server"), mail.accepted_at, True
    elif mail.done_at:
        status, at = _("not sent: there was nothing to tell any more"), mail.done_at
    elif mail.last_error:
        status = _("is tried again")
    else:
        status = _("waits to be sent")
    again = mail.pk if arrived is False and may_repeat else None
    return Fate(say_mail(mail.kind), mail.created_at, status, reason, at, arrived, again)


def say_mail(kind: str) -> str:
    """What kind of mail it is, as the screen of all mails calls it."""
    name = kind.removeprefix(MAIL)
    if name in NAMES:
        return str(NAMES[name])
    return next((str(sample.label) for sample in SAMPLES if sample.mail == name), _("Another mail"))


def say_reason(told: str) -> str:
    """The server's status in words, and as it stands for who knows it."""
    words = next((words for begins, words in REASONS if told.startswith(begins)), None)
    return _("%(reason)s (%(status)s)") % {"reason": words, "status": told} if words else told
