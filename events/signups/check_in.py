"""Who is here: noted at the door for one, some or all of a group, and taken back."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from events.models import Companion, SignUp, State
from events.signups.lock import lock_event


class NotSeated(Exception):
    """Only somebody who has a seat can be here; `state` says what she has instead."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.state = state


@transaction.atomic
def check_in(*, sign_up: SignUp, who: Collection[int] | None = None, at: datetime | None = None) -> SignUp:
    """Note at the door that these of the group are here, by position (0 is who signed up); all of them where none are named.

    Noted at two doors, one person counts once, and the earlier time stands. `at` is when it was seen, for a door that tells of
    it later; a clock that is ahead makes it now. Raises `NotSeated`.
    """
    lock_event(sign_up.event_id)
    sign_up = SignUp.objects.get(pk=sign_up.pk)
    if sign_up.state != State.SEATED:
        raise NotSeated(State(sign_up.state))
    now = timezone.now()
    _note(sign_up, who, min(at or now, now))
    return sign_up


@transaction.atomic
def undo_check_in(*, sign_up: SignUp, who: Collection[int] | None = None) -> SignUp:
    """Take back what was noted by mistake, of these or of the whole group."""
    lock_event(sign_up.event_id)
    sign_up = SignUp.objects.get(pk=sign_up.pk)
    if who is None or 0 in who:
        sign_up.checked_in_at = None
        sign_up.save()
    _companions(sign_up, who).update(checked_in_at=None)
    return sign_up


def _note(sign_up: SignUp, who: Collection[int] | None, moment: datetime) -> None:
    if (who is None or 0 in who) and (sign_up.checked_in_at is None or moment < sign_up.checked_in_at):
        sign_up.checked_in_at = moment
        sign_up.save()
    later = Q(checked_in_at__isnull=True) | Q(checked_in_at__gt=moment)
    _companions(sign_up, who).filter(later).update(checked_in_at=moment)


def _companions(sign_up: SignUp, who: Collection[int] | None) -> QuerySet[Companion]:
    return sign_up.companions.all() if who is None else sign_up.companions.filter(position__in=who)
