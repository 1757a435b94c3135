"""What each mail says. The news comes first, then the facts, then what one can do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from core import moments
from core.addresses import whole_address
from core.languages import language
from core.outbox.stationery import Contents, Fact, Link
from core.switcher import front_address
from core.words import Said
from events.mails import facts
from events.mails.changes import lines_of, note_lines, seat_lines
from events.mails.facts import END_OF_ISOLATE, ISOLATE, all_facts
from events.models import Event, EventPage, SignUp, State
from events.signups.line import place_in_line
from events.signups.links import personal_address
from events.telling import is_public

SEATED = ["taken"] * 4 + ["yours"] + ["taken"] * 3
WAITING = ["taken"] * 8 + ["waiting"]
GIVEN_UP = ["taken"] * 4 + ["free"] + ["taken"] * 3
CALLED_OFF = ["free"] * 8


@dataclass(frozen=True)
class Matter:
    """Whom a mail is for, and the page that names the event. `was`: begin and end before the event moved; `note`: what the
    hosts add; `had_seat_in`: the mode of a seat that is another one now, or gone.

    The page may be a draft, or none at all: whoever has signed up is told all the same, without a link to it.
    """

    sign_up: SignUp
    page: EventPage | None
    was: tuple[datetime, datetime] | None = None
    note: Said | None = None
    had_seat_in: str = ""

    @property
    def event(self) -> Event:
        return self.sign_up.event

    @property
    def is_seated(self) -> bool:
        return bool(self.sign_up.seat_mode)

    @property
    def waits(self) -> bool:
        return self.sign_up.state == State.WAITING

    @property
    def title(self) -> Said:
        if self.page is None:
            return Said(self.event.name, translation.get_language() or "")
        return Said(self.page.title, self.page.locale.language_code)

    @property
    def address(self) -> str:
        """The page's; empty where the public doesn't see it."""
        return str(self.page.full_url) if self.page and is_public(self.page) else ""


def seated(matter: Matter) -> Contents:
    return contents(
        matter,
        subject=_("You have a seat: %(title)s – %(day)s"),
        seats=SEATED,
        heading=_("You have a seat"),
        paragraphs=[_("We look forward to seeing you."), if_not_coming()],
    )


def waiting(matter: Matter) -> Contents:
    return contents(
        matter,
        subject=_("You are on the waiting list: %(title)s – %(day)s"),
        seats=WAITING,
        heading=_("You are on the waiting list"),
        paragraphs=waiting_lines(matter),
    )


def promoted(matter: Matter) -> Contents:
    return contents(
        matter,
        subject=_("A seat has become free for you: %(title)s – %(day)s"),
        seats=SEATED,
        heading=_("A seat has become free, and it is yours"),
        paragraphs=[_("You waited for a seat at this meeting, and now you have one."), if_not_coming()],
    )


def changed(matter: Matter) -> Contents:
    return contents(
        matter,
        subject=_("Changed: %(title)s – %(day)s"),
        seats=WAITING if matter.waits else SEATED,
        heading=_("The meeting has a new time") if matter.was else _("The meeting has changed"),
        paragraphs=[
            _("Something has changed at a meeting that you signed up for. This is how it is now."),
            *seat_lines(matter.sign_up, matter.had_seat_in),
            *_place_kept(matter),
            *note_lines(matter.note),
        ],
    )


def on_again(matter: Matter) -> Contents:
    return contents(
        matter,
        subject=_("On again: %(title)s – %(day)s"),
        seats=WAITING if matter.waits else SEATED,
        heading=_("The meeting is on again"),
        paragraphs=[
            _("A meeting that we had called off will be held after all. Welcome!"),
            *seat_lines(matter.sign_up, matter.had_seat_in),
            *_place_kept(matter),
            *note_lines(matter.note),
        ],
    )


def cancelled(matter: Matter) -> Contents:
    again = sign_up_again(matter)
    if again:
        paragraph = _("Your place is free for somebody else now. If you can come after all, sign up again.")
    else:
        paragraph = _("You are no longer on the list for this meeting.")
    return contents(
        matter,
        subject=_("Your sign-up is cancelled: %(title)s – %(day)s"),
        seats=GIVEN_UP,
        heading=_("Your sign-up is cancelled"),
        paragraphs=[paragraph, *_hosts_note(matter.sign_up)],
        facts=[facts.when(matter.event)],
        button=again or about_or_others(matter),
        notes=[],
    )


def event_cancelled(matter: Matter) -> Contents:
    return contents(
        matter,
        subject=_("Cancelled: %(title)s – %(day)s"),
        seats=CALLED_OFF,
        heading=_("The meeting has been cancelled"),
        paragraphs=[
            _("A meeting that you signed up for won’t be held. We are sorry. You don’t have to do anything."),
            *note_lines(matter.note),
        ],
        facts=[facts.planned(matter.event)],
        button=other_meetings(matter),
        notes=[],
    )


def postponed(matter: Matter) -> Contents:
    if matter.waits:
        place = if_not_waiting()
    elif matter.is_seated:
        place = _("You keep your seat. If you don’t want it any more, give it up on your own page.")
    else:
        place = _("A seat is kept for you, but not confirmed yet: please confirm it on your own page.")
    return contents(
        matter,
        subject=_("Postponed: %(title)s – %(day)s"),
        seats=CALLED_OFF,
        heading=_("The meeting has been postponed"),
        paragraphs=[
            _("The meeting won’t be held on the day we told you. We write to you when we know the new time."),
            place,
            *note_lines(matter.note),
        ],
        facts=[facts.planned(matter.event)],
    )


def contents(
    matter: Matter,
    *,
    subject: str,
    seats: list[str],
    heading: str,
    paragraphs: list[str],
    facts: Sequence[Fact] | None = None,
    button: Link | None = None,
    notes: Sequence[str] | None = None,
) -> Contents:
    """What most mails share: all the facts, and a button to the person's own page. `subject` has a title and a day."""
    event, title = matter.event, matter.title
    return Contents(
        subject=subject % {"title": _isolated(title), "day": moments.day(event.starts_at, zone=event.zone, short=True)},
        seats=seats,
        heading=heading,
        name=matter.sign_up.name,
        paragraphs=paragraphs,
        about=Link(title, matter.address),
        facts=all_facts(matter.sign_up, matter.was) if facts is None else facts,
        button=button or Link(_("Open my sign-up"), personal_address(matter.sign_up)),
        notes=[_("The link is yours alone. Don’t give it to others.")] if notes is None else notes,
        contact=event.contact,
        reason=_("You get this mail because somebody signed up for this meeting with your address."),
    )


def _hosts_note(sign_up: SignUp) -> list[str]:
    """What a host wrote with the cancellation, line by line, marked with the language it was written in."""
    lines = lines_of(Said(sign_up.cancel_note, sign_up.cancel_note_language))
    return [_("The hosts write:"), *lines] if lines else []


def _isolated(title: Said) -> str:
    """A title that runs the other way than the subject around it would drag the words beside it along."""
    same = language(title.tag).direction == language(translation.get_language() or "").direction
    return title.text if same else f"{ISOLATE}{title.text}{END_OF_ISOLATE}"


def _place_kept(matter: Matter) -> list[str]:
    if matter.waits:
        return waiting_lines(matter)
    if matter.is_seated and matter.had_seat_in:
        return [if_not_coming()]
    if matter.is_seated:
        return [_("You still have your seat."), if_not_coming()]
    return [_("A seat is kept for you, but not confirmed yet: please confirm it on your own page."), if_not_coming()]


def waiting_lines(matter: Matter) -> list[str]:
    lines = [_place_in_line(matter.sign_up), if_not_waiting()]
    if matter.sign_up.has_meanwhile:
        meanwhile = _("Meanwhile you have a seat online. It becomes free for others when you get one in the room.")
        lines.insert(0, meanwhile)
    return lines


def if_not_coming() -> str:
    return _("If you can’t come, please give up your seat on your own page: somebody else will be glad of it.")


def if_not_waiting() -> str:
    return _("If you don’t want to wait any longer, leave the waiting list on your own page.")


def _place_in_line(sign_up: SignUp) -> str:
    text = _("Your place in the line is %(place_in_line)s. When a seat becomes free for you, we write to you.")
    return text % {"place_in_line": place_in_line(sign_up)}


def sign_up_again(matter: Matter) -> Link | None:
    """Where somebody who isn't on the list any more may sign up anew; None where nobody can now."""
    if not matter.address or matter.event.sign_up_state != "open":
        return None
    address = whole_address("events:sign_up", [matter.event.code], matter.sign_up.language)
    return Link(_("Sign up again"), address)


def about_or_others(matter: Matter) -> Link:
    return Link(_("Read about the meeting"), matter.address) if matter.address else other_meetings(matter)


def other_meetings(matter: Matter) -> Link:
    """The index beside the event's page, or the front page, which tells what comes next."""
    index = matter.page.get_parent() if matter.page else None
    if index and is_public(index):
        return Link(_("See the other meetings"), index.full_url)
    front = front_address(translation.get_language() or settings.LANGUAGE_CODE)
    return Link(_("See the other meetings"), settings.WAGTAILADMIN_BASE_URL + front)
