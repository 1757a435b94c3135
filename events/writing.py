"""Hosts write to those who signed up: one mail each, all of them written in one transaction, or none."""

import uuid
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log

from events.models import Event, Message, MessageText, SignUp
from events.models.signup import ACTIVE
from events.signups.lock import lock_event
from events.signups.telling import announce

WRITTEN = "events.message_written"


class NobodyReads(Exception):
    """None of those who were chosen has an e-mail."""


class OthersRead(Exception):
    """Somebody has signed up, cancelled or changed since the recipients were shown."""


class Readers(NamedTuple):
    """How many read a message in which language; `without_address` get no mail; `print_of_all` stands for these very people."""

    languages: Counter[str]
    without_address: int
    print_of_all: str

    @property
    def people(self) -> int:
        return self.languages.total()


def readers(sign_ups: QuerySet[SignUp]) -> Readers:
    """Whom a message to these would reach; one query."""
    return _readers(_rows(sign_ups))


def still_there(sign_ups: QuerySet[SignUp]) -> QuerySet[SignUp]:
    """Those of these who haven't cancelled and whose time hasn't run out."""
    return sign_ups.filter(state__in=ACTIVE)


@transaction.atomic
def write(
    *,
    event: Event,
    sign_ups: QuerySet[SignUp],
    texts: Sequence[MessageText],
    original: str,
    attempt: uuid.UUID,
    seen: str,
    user: Any,
) -> Message:
    """Keep what is written, and a mail with it for each of these who has an e-mail. A double click does it once.

    `texts` are unsaved, one a language, that of `original` among them; `seen` is the `print_of_all` of the recipients who
    were shown. Raises `NobodyReads` and `OthersRead`.
    """
    lock_event(event.pk)
    if known := Message.objects.filter(attempt=attempt).first():
        return known
    rows = _rows(sign_ups)
    found = _readers(rows)
    if not found.people:
        raise NobodyReads
    if found.print_of_all != seen:
        raise OthersRead
    message = _keep(event, texts, original, attempt, found, user)
    for row in rows:
        announce(row, "written", message=message.pk)
    told = {"message": message.pk, "count": found.people, "languages": len(found.languages)}
    log(instance=event, action=WRITTEN, user=user, data=told)
    return message


def _keep(
    event: Event, texts: Sequence[MessageText], original: str, attempt: uuid.UUID, found: Readers, user: Any
) -> Message:
    message = Message.objects.create(
        event=event,
        attempt=attempt,
        original=original,
        recipients=found.people,
        without_address=found.without_address,
        written_by=user,
    )
    for text in texts:
        text.message = message
    MessageText.objects.bulk_create(texts)
    return message


def _rows(sign_ups: QuerySet[SignUp]) -> list[SignUp]:
    return list(sign_ups.order_by("number").only("public_id", "email", "language", "event"))


def _readers(rows: Sequence[SignUp]) -> Readers:
    told = [row for row in rows if row.email]
    everybody = sha256("".join(f"{row.public_id}{row.language}" for row in told).encode()).hexdigest()
    return Readers(Counter(row.language for row in told), len(rows) - len(told), everybody)
