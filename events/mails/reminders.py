"""What the mails say that the clock brings."""

from dataclasses import replace

from django.utils.translation import gettext as _

from core import moments
from core.addresses import whole_address
from core.outbox.stationery import Contents, Link
from core.words import Said
from events.mails import facts
from events.mails.words import SEATED, Matter, contents, if_not_coming
from events.models import Mode, ReminderText, SignUp, SummaryPage
from events.signups.links import token


def reminder(matter: Matter, own: ReminderText | None = None) -> Contents:
    """All the facts once more; `own` words stand instead of the usual ones, in the nearest language that has them."""
    heading = own.words.heading if own else _("See you soon")
    return contents(
        matter,
        subject=_("Reminder: %(title)s – %(day)s"),
        seats=SEATED,
        heading=heading,
        paragraphs=[*(_paragraphs(own.words.text) if own else _usual(matter)), if_not_coming()],
    )


def still_coming(matter: Matter) -> Contents:
    several = matter.sign_up.people > 1
    return contents(
        matter,
        subject=_("Are you still coming? %(title)s – %(day)s"),
        seats=SEATED,
        heading=_("Are you still coming?"),
        paragraphs=[
            _(
                "You have a seat at this meeting. Please tell us whether you are still coming: somebody else will be "
                "glad of a seat that you give up."
            ),
            _("If fewer of you are coming, you can say that too.") if several else _("It takes one press of a button."),
            _("If you don’t answer, you keep your seat."),
        ],
        button=Link(_("Answer"), still_coming_address(matter.sign_up)),
    )


def thanks(matter: Matter, ticket: str) -> Contents:
    """`ticket` opens the feedback form once."""
    return contents(
        matter,
        subject=_("Thank you: %(title)s – %(day)s"),
        seats=SEATED,
        heading=_("Thank you for taking part"),
        paragraphs=[
            _("It was good to have you with us."),
            _("Two short questions: how was it, and what should we do better? We keep your answer without your name."),
        ],
        facts=[facts.when(matter.event)],
        button=Link(_("Tell us how it was"), feedback_address(matter.sign_up, ticket)),
        notes=[_("The link works once.")],
    )


def came_of_it(matter: Matter, summary: SummaryPage) -> Contents:
    """The summary's address."""
    told = contents(
        matter,
        subject=_("What came of it: %(title)s – %(day)s"),
        seats=[],
        heading=_("What came of the meeting"),
        paragraphs=summary_lines(summary),
        facts=[facts.when(matter.event)],
        button=Link(_("Read the summary"), summary.full_url),
        notes=[],
    )
    reason = _("You get this mail because somebody asked with your address to hear what came of this meeting.")
    return replace(told, about=about_summary(summary), reason=reason)


def summary_lines(summary: SummaryPage) -> list[str]:
    """That it is there, with its language named where it isn't the reader's own."""
    lines = [_("You asked us to tell you what came of this meeting. Now you can read it.")]
    title = Said(summary.title, summary.locale.language_code)
    if title.is_foreign:
        language = {"language": moments.language_name(title.tag)}
        lines.append(_("It isn’t there in your language yet. Its language: %(language)s.") % language)
    return lines


def about_summary(summary: SummaryPage) -> Link:
    return Link(Said(summary.title, summary.locale.language_code), summary.full_url)


def still_coming_address(sign_up: SignUp) -> str:
    return whole_address("events:still_coming", [token(sign_up)], sign_up.language)


def feedback_address(sign_up: SignUp, ticket: str) -> str:
    return whole_address("events:feedback", [ticket], sign_up.language)


def _usual(matter: Matter) -> list[str]:
    if matter.sign_up.seat_mode == Mode.ONLINE and matter.event.online_link:
        return [_("You have a seat online at this meeting. The link to take part stands below.")]
    return [_("You have a seat at this meeting. Here is what you need to find your way.")]


def _paragraphs(text: Said) -> list[str]:
    """Each keeps its language, so that a reader hears it in the right voice."""
    parts = "\n".join(line.strip() for line in text.text.splitlines()).split("\n\n")
    return [Said(" ".join(part.split()), text.tag) for part in parts if part.strip()]
