from django.db import transaction

from events.models import Event, Mode, SignUp
from events.signups import seats
from events.signups.give import seat_or_offer
from events.signups.line import who_fits
from events.signups.telling import announce


@transaction.atomic
def promote(*, event: Event) -> list[SignUp]:
    """Give free seats to those who wait, in the order of their numbers, each to the first whose whole group fits.

    To be called with the event locked. Nobody is promoted once sign-up has closed: it would be too late to come. Before it
    opens, those may wait whom a host has added.
    """
    promoted: list[SignUp] = []
    while event.sign_up_state in ("not_yet", "open") and (given := _give_free_seats(event)):
        promoted += given  # and who got one in the room gives back the one online that she had meanwhile
    return promoted


def tell_unless_promoted(event: Event, changed: SignUp) -> None:
    """After a change of her own: promote, and tell her how things stand, in one mail. A seat that the change has brought her
    is told of by that seat's own mail.
    """
    if changed.pk not in {promoted.pk for promoted in promote(event=event)}:
        announce(changed, "signed_up")


def _give_free_seats(event: Event) -> list[SignUp]:
    given = []
    for mode, left in seats.count(event).items():
        free = left.free
        while fitting := who_fits(event, mode, free):
            for sign_up in fitting:
                if sign_up.people <= free:
                    free -= sign_up.people
                    _give(event, sign_up, mode)
                    given.append(sign_up)
    return given


def _give(event: Event, sign_up: SignUp, mode: str) -> None:
    if mode == Mode.ONLINE and sign_up.mode == Mode.IN_PERSON:
        sign_up.has_meanwhile = True
        mail = "meanwhile"
    else:
        seat_or_offer(event, sign_up)
        mail = "promoted"
    sign_up.calendar_sequence += 1
    sign_up.save()
    announce(sign_up, mail)
