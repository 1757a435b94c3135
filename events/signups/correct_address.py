from django.db import transaction

from events.models import SignUp, Status
from events.models.signup import ACTIVE, AWAITS_ANSWER
from events.signups import links
from events.signups.add_by_hand import OnTheList
from events.signups.cancel import TooLate
from events.signups.lock import lock_event
from events.signups.sign_up import email_key
from events.signups.telling import announce


@transaction.atomic
def correct_address(*, sign_up: SignUp, email: str) -> SignUp:
    """Write to this address from now on, and tell it at once how things stand. Links that went to the old one open nothing.

    The time of who must answer for a seat begins anew: she has not been asked until now. The same address changes nothing.
    Raises `TooLate` after the event or for somebody who isn't on the list any more, and `OnTheList` where another sign-up
    of the event has this address.
    """
    event = lock_event(sign_up.event_id)
    sign_up = SignUp.objects.get(pk=sign_up.pk)
    if sign_up.state not in ACTIVE or event.is_over:
        raise TooLate
    if email == sign_up.email:
        return sign_up
    key = email_key(email)
    if other := SignUp.objects.filter(event=event, email_key=key).exclude(pk=sign_up.pk).first():
        raise OnTheList(other)
    sign_up.email, sign_up.email_key = email, key
    if sign_up.state in AWAITS_ANSWER:
        sign_up.answer_by = None
    sign_up.save()
    links.revoke(sign_up=sign_up)
    announce(sign_up, "signed_up" if event.status == Status.SCHEDULED else "event_cancelled")
    sign_up.refresh_from_db()
    return sign_up
