"""The host keeps seats for somebody: for one by name, or for some by a link. They are used, or go back to those who wait."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from events.models import Event, Invitation
from events.models.signup import TAKES_SEATS
from events.signups import seats
from events.signups.lock import lock_event
from events.signups.promote import promote


class TooFewSeats(Exception):
    """There are not so many seats that nobody has; `free` are left to be kept."""

    def __init__(self, free: int) -> None:
        super().__init__(free)
        self.free = free


class InvitationOver(Exception):
    """The invitation was revoked, has expired, or has fewer seats left than are wanted; `left` of them."""

    def __init__(self, left: int = 0) -> None:
        super().__init__(left)
        self.left = left


@transaction.atomic
def invite(
    *, event: Event, label: str, people: int, mode: str, expires_at: datetime | None = None, user: Any = None
) -> Invitation:
    """Take so many free seats out of the public's reach. Raises `TooFewSeats`."""
    event = lock_event(event.pk)
    found = seats.count(event).get(mode)
    if found is None or found.free < people:
        raise TooFewSeats(found.free if found else 0)
    return Invitation.objects.create(
        event=event, label=label, seats=people, mode=mode, expires_at=expires_at, created_by=user
    )


@transaction.atomic
def revoke_invitation(*, invitation: Invitation) -> Invitation:
    """Nobody signs up by it any more; who has keeps her seat, and the others go at once to those who wait. Once is enough."""
    event = lock_event(invitation.event_id)
    invitation = Invitation.objects.get(pk=invitation.pk)
    if invitation.revoked_at is None:
        invitation.revoked_at = invitation.released_at = timezone.now()
        invitation.save()
        promote(event=event)
    return invitation


def run_out() -> QuerySet[Invitation]:
    """Those that have expired, and whose seats nobody has been given yet."""
    return Invitation.objects.filter(expires_at__lte=timezone.now(), released_at=None)


@transaction.atomic
def release(*, invitation: Invitation) -> None:
    """Give what was kept and not used to those who wait, once it has expired."""
    event = lock_event(invitation.event_id)
    if run_out().filter(pk=invitation.pk).update(released_at=timezone.now()):
        promote(event=event)


def seats_left(invitation: Invitation) -> int:
    """How many of its seats nobody has used; none once it has ended. One query, unless its sign-ups have been fetched."""
    if invitation.has_ended:
        return 0
    users = [row for row in invitation.sign_ups.all() if row.mode == invitation.mode and row.state in TAKES_SEATS]
    return max(0, invitation.seats - sum(row.people for row in users))


def seats_for(event: Event, invitation: Invitation) -> int:
    """How many may sign up by it now; an event may have been given fewer seats since. To be asked under the event's lock."""
    found = seats.count(event).get(invitation.mode)
    return max(0, min(seats_left(invitation), found.total - found.taken)) if found else 0


def demand_seats(event: Event, invitation: Invitation, people: int) -> Invitation:
    """The invitation as it is now. Raises `InvitationOver` where it has no seats for so many."""
    invitation = Invitation.objects.get(pk=invitation.pk, event=event)
    left = seats_for(event, invitation)
    if people > left:
        raise InvitationOver(left)
    return invitation
