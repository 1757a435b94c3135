"""The mail that tells of a summary to those whose sign-ups are anonymised, and who asked to hear what came of it."""

from django.utils import translation
from django.utils.translation import gettext as _

from core import moments
from core.outbox.mail import Letter, mail
from core.outbox.models import OutboxEntry
from core.outbox.stationery import Contents, Link
from events.mails import facts
from events.mails.reminders import about_summary, summary_lines
from events.models import Event, FollowUp, SummaryPage
from events.privacy.links import address_of
from events.privacy.mails import letter
from events.telling import nearest_summary


@mail("came_of_it_apart")
def came_of_it_apart(entry: OutboxEntry) -> Letter | None:
    """The summary of the `event` for which it was written; None once it has been taken back."""
    event = Event.objects.filter(pk=entry.parameters.get("event")).first()
    summary = nearest_summary(event, translation.get_language() or "") if event else None
    return letter(entry, lambda row: contents(row, summary)) if summary else None


def contents(row: FollowUp, summary: SummaryPage) -> Contents:
    event = summary.event
    day = moments.date(event.starts_at, zone=event.zone)
    return Contents(
        subject=_("What came of it: %(title)s – %(day)s") % {"title": summary.title, "day": day},
        heading=_("What came of the meeting"),
        name="",  # it is erased
        paragraphs=summary_lines(summary),
        about=about_summary(summary),
        facts=[facts.when(event)],
        button=Link(_("Read the summary"), summary.full_url),
        notes=[Link(_("Go on, or stop"), address_of(row))],
        reason=_(
            "You get this mail because you ticked “Tell me later what came of it” when you signed up for a meeting."
        ),
    )
