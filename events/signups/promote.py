from django.db import transaction

from events.models import Event, SignUp, State
from events.signups import seats
from events.signups.sign_up import announce, waiting


@transaction.atomic
def promote(*, event: Event) -> list[SignUp]:
    """Give free seats to those who wait, in the order of their numbers, each to the first whose whole group fits.

    To be called with the event locked. Nobody is promoted once sign-up has closed: it would be too late to come.
    """
    if event.sign_up_state != "open":
        return []
    promoted = []
    for mode, left in seats.count(event).items():
        free = left.free
        for sign_up in waiting(event, mode):
            if sign_up.people <= free:
                free -= sign_up.people
                sign_up.state = State.SEATED
                sign_up.save()
                announce(sign_up, "promoted")
                promoted.append(sign_up)
    return promoted
