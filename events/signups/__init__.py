"""The only door through which a sign-up changes, a file per action.

Every action locks the event's row first, so that seats are counted and numbers drawn by one at a time, and writes what must
follow (mails) into the outbox in the same transaction.
"""

from events.signups.add_by_hand import OnTheList, add_by_hand
from events.signups.cancel import TooLate, cancel
from events.signups.change import NoSeat, change
from events.signups.check_in import NotSeated, check_in, undo_check_in
from events.signups.clock import start_clock
from events.signups.confirm import confirm
from events.signups.correct_address import correct_address
from events.signups.give import Full
from events.signups.invite import InvitationOver, TooFewSeats, invite, release, revoke_invitation
from events.signups.lapse import lapse
from events.signups.move_up import move_up
from events.signups.promote import promote
from events.signups.reduce import reduce
from events.signups.send_again import NothingToSend, send_again
from events.signups.sign_up import AnswerGiven, Closed, Details, sign_up
from events.signups.still_coming import say_coming
from events.signups.tell_no_seat import tell_no_seat
from events.signups.translate import translate

__all__ = [
    "AnswerGiven",
    "Closed",
    "Details",
    "Full",
    "InvitationOver",
    "NoSeat",
    "NotSeated",
    "NothingToSend",
    "OnTheList",
    "TooFewSeats",
    "TooLate",
    "add_by_hand",
    "cancel",
    "change",
    "check_in",
    "confirm",
    "correct_address",
    "invite",
    "lapse",
    "move_up",
    "promote",
    "reduce",
    "release",
    "revoke_invitation",
    "say_coming",
    "send_again",
    "sign_up",
    "start_clock",
    "tell_no_seat",
    "translate",
    "undo_check_in",
]
