"""What the mails say about seats that aren't simply had: to be confirmed, offered, online meanwhile, gone."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.outbox.stationery import Contents, Link
from events.mails import facts, words
from events.mails.words import Matter, contents, if_not_coming
from events.models import State
from events.signups.links import personal_address


def place(matter: Matter) -> Contents:
    """Which place the person has now, whatever it is."""
    return PLACES[State(matter.sign_up.state)](matter)


def promoted(matter: Matter) -> Contents:
    """The end of waiting; by the time the mail is written the place may be another."""
    return words.promoted(matter) if matter.sign_up.state == State.SEATED else place(matter)


def to_confirm(matter: Matter) -> Contents:
    hours = matter.event.confirm_hours
    text = ngettext(
        "A seat is held for you. Please confirm it within %(count)d hour, and before the meeting begins. Otherwise it goes to "
        "somebody else.",
        "A seat is held for you. Please confirm it within %(count)d hours, and before the meeting begins. Otherwise it goes to "
        "somebody else.",
        hours,
    )
    return contents(
        matter,
        subject=_("Confirm your seat: %(title)s – %(day)s"),
        seats=words.WAITING,
        heading=_("Confirm your seat"),
        paragraphs=[text % {"count": hours}, if_not_coming()],
        button=Link(_("Confirm my seat"), personal_address(matter.sign_up)),
    )


def offered(matter: Matter) -> Contents:
    hours = matter.event.offer_hours
    text = ngettext(
        "Do you still want to come? Accept the seat within %(count)d hour, and before the meeting begins. Otherwise it goes to "
        "the next in line.",
        "Do you still want to come? Accept the seat within %(count)d hours, and before the meeting begins. Otherwise it goes to "
        "the next in line.",
        hours,
    )
    return contents(
        matter,
        subject=_("A seat is offered to you: %(title)s – %(day)s"),
        seats=words.WAITING,
        heading=_("A seat is offered to you"),
        paragraphs=[_("A seat has become free at a meeting for which you are waiting."), text % {"count": hours}],
        button=Link(_("Answer the offer"), personal_address(matter.sign_up)),
    )


def meanwhile(matter: Matter) -> Contents:
    if not matter.sign_up.has_meanwhile:
        return place(matter)
    return contents(
        matter,
        subject=_("A seat online meanwhile: %(title)s – %(day)s"),
        seats=words.WAITING,
        heading=_("You have a seat online meanwhile"),
        paragraphs=words.waiting_lines(matter),
    )


def lapsed(matter: Matter) -> Contents:
    again = words.sign_up_again(matter)
    if again:
        paragraph = _("You did not answer in time. If you can come after all, sign up again.")
    else:
        paragraph = _("You did not answer in time.")
    return contents(
        matter,
        subject=_("Your seat goes to somebody else: %(title)s – %(day)s"),
        seats=words.GIVEN_UP,
        heading=_("Your seat goes to somebody else"),
        paragraphs=[paragraph],
        facts=[facts.when(matter.event)],
        button=again or words.about_or_others(matter),
        notes=[],
    )


def kept_online(matter: Matter) -> Contents:
    return contents(
        matter,
        subject=_("You keep your seat online: %(title)s – %(day)s"),
        seats=words.SEATED,
        heading=_("You keep your seat online"),
        paragraphs=[
            _(
                "You did not accept the seat in the room in time, so it goes to the next in line. You keep your seat online."
            ),
            if_not_coming(),
        ],
    )


def no_seat(matter: Matter) -> Contents:
    """Sign-up has closed. Who has a seat online meanwhile comes online."""
    if matter.sign_up.has_meanwhile:
        paragraphs = [_("Sign-up has closed, and no seat in the room has become free for you. Welcome online!")]
        button = None
    else:
        paragraphs = [_("Sign-up has closed, and no seat has become free for you. We are sorry.")]
        button = words.other_meetings(matter)
    return contents(
        matter,
        subject=_("No seat has become free: %(title)s – %(day)s"),
        seats=words.SEATED if matter.is_seated else words.WAITING,
        heading=_("No seat has become free"),
        paragraphs=paragraphs,
        facts=None if matter.is_seated else [facts.when(matter.event)],
        button=button,
    )


PLACES = {
    State.SEATED: words.seated,
    State.HELD: to_confirm,
    State.OFFERED: offered,
    State.WAITING: words.waiting,
}
