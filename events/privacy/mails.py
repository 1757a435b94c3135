"""The mails to those who asked to be told what came of it: that we keep the address, and later whether to go on."""

import uuid
from collections.abc import Callable

from django.utils import translation
from django.utils.translation import gettext as _

from core import moments
from core.interface import interface_tag
from core.outbox import stationery
from core.outbox.mail import Letter, mail
from core.outbox.models import OutboxEntry
from core.outbox.stationery import Contents, Fact, Link
from core.words import attach_words
from events.models import FollowUp
from events.privacy.links import address_of


@mail("follow_up")
def follow_up(entry: OutboxEntry) -> Letter | None:
    """Her sign-up is anonymised, and the address stands apart from now on."""
    return letter(entry, begins)


@mail("follow_up_ends")
def follow_up_ends(entry: OutboxEntry) -> Letter | None:
    """The term is over soon."""
    return letter(entry, ends)


def letter(entry: OutboxEntry, write: Callable[[FollowUp], Contents]) -> Letter | None:
    """In the language that is active, or wholly in English; None where the address has been erased since."""
    row = FollowUp.objects.filter(public_id=uuid.UUID(entry.target)).first()
    if row is None:
        return None
    with translation.override(interface_tag(translation.get_language() or "")):
        return stationery.write(write(row), to=row.email)


def begins(row: FollowUp) -> Contents:
    return contents(
        row,
        subject=_("We will tell you what came of it"),
        paragraphs=[
            _("You asked us to tell you what came of a meeting that you signed up for."),
            _(
                "We have now erased your name, your answers and all else that your sign-up said, and kept only this address."
            ),
        ],
    )


def ends(row: FollowUp) -> Contents:
    return contents(
        row,
        subject=_("Shall we go on telling you what came of it?"),
        paragraphs=[
            _("You asked us to tell you what came of a meeting. The time for which we keep your address is over soon."),
            _("If you do nothing, we erase it. If you want to hear more, choose so on your own page."),
        ],
    )


def contents(row: FollowUp, *, subject: str, paragraphs: list[str]) -> Contents:
    """What both share; the news is subject and heading."""
    topics = list(row.topics.all())
    attach_words(topics, translation.get_language() or "")
    facts = [Fact(_("We keep your address until"), [moments.date(row.kept_until)])]
    if topics:
        facts.insert(0, Fact(_("Topics"), [topic.words.name for topic in topics]))
    return Contents(
        subject=subject,
        heading=subject,
        name="",  # it is erased
        paragraphs=paragraphs,
        about=Link(_("What you hear from us"), ""),
        facts=facts,
        button=Link(_("Go on, or stop"), address_of(row)),
        notes=[_("The link is yours alone. Don’t give it to others.")],
        reason=_(
            "You get this mail because you ticked “Tell me later what came of it” when you signed up for a meeting."
        ),
    )
