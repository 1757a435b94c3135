"""A host enters somebody who has called or who stands at the door; she may have no address."""

import uuid

from django.db import transaction
from django.utils import timezone

from events.models import Event, SignUp
from events.signups.check_in import check_in
from events.signups.give import Full, fits, may_take_meanwhile, seat
from events.signups.lock import lock_event
from events.signups.seats import count
from events.signups.sign_up import Closed, Details, email_key, keep_said, new_row, next_number
from events.signups.telling import announce

ADDED_WHILE = ("not_yet", "open", "closed")  # an event's `sign_up_state`


class OnTheList(Exception):
    """The address has signed up for this event already: `sign_up` is hers."""

    def __init__(self, sign_up: SignUp) -> None:
        super().__init__()
        self.sign_up = sign_up


@transaction.atomic
def add_by_hand(*, event: Event, details: Details, attempt: uuid.UUID, is_here: bool = False) -> SignUp:
    """Give a seat that counts as confirmed, or else a place on the waiting list; a mail says which where there is an address.

    Sign-up may be closed or not open yet: the host decides. `is_here` notes at once that she has come. A double click adds
    nobody twice. Raises `Closed` for an event that is over, called off or takes no sign-ups; `OnTheList`; and `Full` where no
    seat is left for somebody who is here, or who would wait for what can't come any more.
    """
    event = lock_event(event.pk)
    if event.sign_up_state not in ADDED_WHILE:
        raise Closed(event.sign_up_state)
    before = SignUp.objects.filter(event=event, attempt=attempt).first()
    if before and (before.name, before.email) == (details.name, details.email):
        return before
    key = email_key(details.email)
    if key and (known := SignUp.objects.filter(event=event, email_key=key).first()):
        raise OnTheList(known)
    new = _enter(event, details, uuid.uuid4() if before else attempt, is_here)
    keep_said(new, details)
    announce(new, "signed_up")
    return check_in(sign_up=new) if is_here else new


def _enter(event: Event, details: Details, attempt: uuid.UUID, is_here: bool) -> SignUp:
    new = new_row(event, details, attempt, next_number(event))
    new.confirmed_at = timezone.now()  # the host has spoken with her
    if _has_seat(event, new):
        seat(event, new)
    elif is_here or event.sign_up_state == "closed":
        raise Full
    elif new.wants_meanwhile:
        new.has_meanwhile = may_take_meanwhile(event, new.people)
    new.save()
    return new


def _has_seat(event: Event, new: SignUp) -> bool:
    """Once sign-up has closed nobody is promoted any more, so that nobody who waits is passed."""
    if event.sign_up_state == "closed":
        return new.people <= count(event)[new.mode].free
    return fits(event, new.mode, new.people)
