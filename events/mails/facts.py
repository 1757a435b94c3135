"""The facts of a meeting as its mails tell them: when, where, in which languages."""

from datetime import datetime, tzinfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import moments
from core.outbox.stationery import Fact, Link
from core.words import Said
from events import calendar
from events.models import Event, Mode, SignUp

ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"  # Unicode's bidirectional algorithm (UAX 9)


def all_facts(sign_up: SignUp, was: tuple[datetime, datetime] | None = None) -> list[Fact]:
    """All of them, for somebody who means to come. `was`: when it was to be, where it has moved."""
    event = sign_up.event
    before = [Fact(_("It was to be"), occasion(*was, event.zone), holds=False)] if was else []
    return [when(event), *before, where(sign_up), *people(sign_up), *door(sign_up), languages(event)]


def when(event: Event) -> Fact:
    return Fact(_("When"), occasion(event.starts_at, event.ends_at, event.zone))


def planned(event: Event) -> Fact:
    """The hour of a meeting that won't be held then."""
    return Fact(_("It was to be"), occasion(event.starts_at, event.ends_at, event.zone), holds=False)


def occasion(start: datetime, end: datetime, zone: tzinfo) -> list[str]:
    """The day, and under it the hours; in one line where it ends on another day."""
    if start.astimezone(zone).date() != end.astimezone(zone).date():
        return [moments.occasion(start, end, zone)]
    hours = {"hours": moments.hours(start, end, zone), "zone": moments.zone_name(zone)}
    return [moments.day(start, zone=zone), _("%(hours)s (%(zone)s)") % hours]


def where(sign_up: SignUp) -> Fact:
    """The room with the way to it; or online, with the link for those who have a seat."""
    event = sign_up.event
    if sign_up.mode_now == Mode.ONLINE or not event.has_room:
        return Fact(_("Where"), online(event, is_seated=bool(sign_up.seat_mode)))
    return Fact(_("Where"), room(event))


def online(event: Event, *, is_seated: bool) -> list[str | Link]:
    if not is_seated:
        return [_("Online"), _("The link comes by mail when you have a seat.")]
    if not event.online_link:
        return [_("Online"), _("We send you the link before the meeting.")]
    return [_("Online"), Link(_("Join online with this link"), event.online_link)]


def room(event: Event) -> list[str | Link]:
    venue = event.venue
    if venue is None:
        return []
    name, directions = venue.words.name, venue.words.directions
    lines: list[str | Link] = [Said(calendar.place_text(event, Mode.IN_PERSON, with_link=False), name.tag)]
    lines += [directions] if directions else []
    lines += [_("Step-free access")] if venue.step_free else []
    lines += [Link(_("Look at the map"), venue.map_address)] if venue.map_address else []
    return lines


def people(sign_up: SignUp) -> list[Fact]:
    """How many the place is for, where somebody doesn't come alone."""
    if sign_up.people == 1:
        return []
    line = ngettext("For %(count)d person", "For %(count)d people", sign_up.people) % {"count": sign_up.people}
    return [Fact(_("Your place"), [line])]


def door(sign_up: SignUp) -> list[Fact]:
    """The code to show or to say there, for who has a seat in the room."""
    if sign_up.seat_mode != Mode.IN_PERSON:
        return []
    # A code begins with a figure as often as with a letter, and in an Arabic line its halves would change places (UAX 9).
    code = f"{ISOLATE}{sign_up.code_in_groups}{END_OF_ISOLATE}"
    return [
        Fact(
            _("At the door"), [_("Your code: %(code)s") % {"code": code}, _("As a QR code it stands on your own page.")]
        )
    ]


def languages(event: Event) -> Fact:
    lines = [moments.language_names(event.spoken_languages)]
    if event.interpretation_languages:
        names = moments.language_names(event.interpretation_languages)
        lines.append(_("Interpreted into: %(languages)s") % {"languages": names})
    return Fact(_("Languages"), lines)
