"""What the outbox knows of somebody goes: entries, and mails that lie in a folder because there is no mail server."""

from collections.abc import Collection
from email.utils import getaddresses

from django.core.mail.message import sanitize_address
from django.db import transaction

from core.outbox import folder
from core.outbox.models import OutboxEntry


def forget_targets(targets: Collection[str]) -> int:
    """Delete every entry about these targets, whatever became of it, and once that is committed their mails in the folder.

    A worker that has one of them in hand finishes it and finds nothing left to note.
    """
    entries = OutboxEntry.objects.filter(target__in=targets)
    message_ids = set(entries.exclude(message_id="").values_list("message_id", flat=True))
    if message_ids:
        transaction.on_commit(lambda: folder.delete(lambda headers: headers["Message-ID"] in message_ids))
    return entries.delete()[0]


def forget_addresses(addresses: Collection[str]) -> None:
    """Delete, after the commit, each mail in the folder that went to one of these addresses."""
    wanted = {_on_the_wire(address) for address in addresses}

    def is_theirs(headers: folder.Headers) -> bool:
        receivers = getaddresses([str(value) for value in headers.get_all("To", [])])
        return any(_on_the_wire(address) in wanted for _name, address in receivers)

    transaction.on_commit(lambda: folder.delete(is_theirs))


def _on_the_wire(address: str) -> str:
    """As a header has it: a domain in letters of its own is written in ASCII (RFC 5891)."""
    try:
        return sanitize_address(address, "utf-8").casefold()
    except ValueError:
        return address.casefold()
