from collections import Counter
from collections.abc import Iterable

from django.db import transaction

from events.models import SignUp
from events.models.signup import ACTIVE
from events.signups.cancel import TooLate
from events.signups.companions import keep_companions
from events.signups.lock import lock_event
from events.signups.promote import tell_unless_promoted


@transaction.atomic
def reduce(*, sign_up: SignUp, companions: Iterable[str]) -> SignUp:
    """Let only the companions of these names still come along; the others' seats go to the first who waits and fits.

    A name that isn't among them brings nobody, and where all still come nothing changes: once is as good as twice. Raises
    `TooLate` after the event, and for somebody who isn't on the list any more.
    """
    event = lock_event(sign_up.event_id)
    sign_up = SignUp.objects.get(pk=sign_up.pk)
    if event.is_over or sign_up.state not in ACTIVE:
        raise TooLate
    kept = _still_coming(sign_up, companions)
    if 1 + len(kept) < sign_up.people:
        keep_companions(sign_up, kept)
        sign_up.people = 1 + len(kept)
        sign_up.calendar_sequence += 1
        sign_up.save()
        tell_unless_promoted(event, sign_up)
    return sign_up


def _still_coming(sign_up: SignUp, names: Iterable[str]) -> list[str]:
    """In the order in which they stand; of two with the same name, as many as were named."""
    named = Counter(names)
    kept = []
    for name in sign_up.companions.values_list("name", flat=True):
        if named[name] > 0:
            named[name] -= 1
            kept.append(name)
    return kept
