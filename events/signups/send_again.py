from django.db import transaction
from django.db.models import QuerySet

from core.outbox.claims import try_again
from core.outbox.models import MAIL, NOT_ARRIVED, OutboxEntry
from events.models import SignUp
from events.signups.lock import lock_event
from events.signups.telling import announce


class NothingToSend(Exception):
    """This mail has arrived, or is on its way again already; or there is no address to send it to."""


@transaction.atomic
def send_again(*, sign_up: SignUp, entry: int) -> str:
    """Send a mail again that was refused or came back; returns its kind. What it says is written anew, as things are now.

    Raises `NothingToSend`.
    """
    lock_event(sign_up.event_id)
    sign_up = SignUp.objects.get(pk=sign_up.pk)
    mail = not_arrived(sign_up).filter(pk=entry).first()
    if mail is None or not sign_up.email or _is_repeated(mail):
        raise NothingToSend
    if mail.failed_at:
        try_again(mail.pk)
    else:
        # It was accepted, so it is over; a Message-ID of its own tells which of the two comes back.
        announce(sign_up, mail.kind.removeprefix(MAIL), **mail.parameters)
    return mail.kind


def not_arrived(sign_up: SignUp) -> QuerySet[OutboxEntry]:
    """Mails to this person that were given up or came back."""
    mails = OutboxEntry.objects.filter(target=str(sign_up.public_id), kind__startswith=MAIL)
    return mails.filter(NOT_ARRIVED)


def _is_repeated(mail: OutboxEntry) -> bool:
    later = OutboxEntry.objects.filter(target=mail.target, kind=mail.kind, pk__gt=mail.pk)
    return later.filter(parameters=mail.parameters).exists()
