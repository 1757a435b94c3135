"""One person's data go, in every event."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from core.outbox.forgetting import forget_addresses, forget_targets
from events.models import Erasure, Event, SignUp
from events.models.signup import ACTIVE
from events.privacy.fields import delete_related
from events.privacy.forget import forget_traces
from events.privacy.keys import address_hash
from events.privacy.person import Person, find_person
from events.privacy.remembered import remember
from events.signups import cancel
from events.signups.lock import lock_event

ERASED, REPEATED = "events.person_erased", "events.erasure_repeated"


@transaction.atomic
def erase(*, address: str, user: Any) -> Person:
    """Erase everything about this address, all of it or nothing; returns what there was.

    That it was asked for is kept, by a hash that only this site's key can make, so that it can be repeated.
    """
    erasure = Erasure.objects.create(address_hash=address_hash(address), erased_at=timezone.now())
    person = forget_person(address)
    _note(erasure, ERASED, person, user)
    remember(erasure)
    return person


@transaction.atomic
def erase_again(*, address: str, erasure: Erasure) -> Person:
    """Erase what a restored backup has brought back: all that was there when the person was erased, and nothing later."""
    person = forget_person(address, before=erasure.erased_at)
    if person.is_known:
        _note(erasure, REPEATED, person, None)
    return person


def forget_person(address: str, *, before: datetime | None = None) -> Person:
    """Rows, answers, mails in every state, ids in logs. Events are locked in the order of their ids."""
    found = find_person(address, before=before)
    for pk in sorted({sign_up.event_id for sign_up in found.sign_ups}):
        lock_event(pk)
    found = find_person(address, before=before)
    for sign_up in found.sign_ups:
        free_place(sign_up)
    for event in Event.objects.filter(pk__in={sign_up.event_id for sign_up in found.sign_ups}):
        forget_traces(event=event, sign_ups=[row for row in found.sign_ups if row.event_id == event.pk])
    delete_related(found.sign_ups)
    SignUp.objects.filter(pk__in=[sign_up.pk for sign_up in found.sign_ups]).delete()
    forget_targets([str(row.public_id) for row in found.follow_ups])
    for row in found.follow_ups:
        row.delete()
    forget_addresses(found.spellings)
    return found


def free_place(sign_up: SignUp) -> None:
    """Her seat goes to those who wait. The mail that cancelling writes to her is gone with the others before it is sent."""
    if sign_up.state in ACTIVE and not sign_up.event.is_over:
        cancel(sign_up=sign_up)


def _note(erasure: Erasure, action: str, person: Person, user: Any) -> None:
    counts = {"sign_ups": len(person.sign_ups), "follow_ups": len(person.follow_ups)}
    log(instance=erasure, action=action, user=user, data={"address": erasure.address_hash} | counts)
