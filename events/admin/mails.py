"""What residents will read: each mail of an event, in each language, before anybody gets it."""

import uuid
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.interface import has_catalogue
from core.languages import language
from core.outbox import mail
from events.admin.hosting import breadcrumbs, for_hosts
from events.admin.reminders import say_reminder
from events.admin.rights import visible_events
from events.models import Event, EventPage, FollowUp, SignUp, State, Status, SummaryPage
from events.privacy.follow_up import end_of_term
from events.signups.sign_up import next_number


class Sample(NamedTuple):
    """A mail, and the state of the imagined person and of the event in which it is sent."""

    key: str
    label: Any
    mail: str
    state: str = State.SEATED
    status: str = Status.SCHEDULED
    has_meanwhile: bool = False
    parameters: dict[str, Any] | None = None


SAMPLES = [
    Sample("seat", gettext_lazy("Signed up, with a seat"), "signed_up"),
    Sample("waiting", gettext_lazy("Signed up, on the waiting list"), "signed_up", State.WAITING),
    Sample("to_confirm", gettext_lazy("Signed up, with a seat to confirm"), "signed_up", State.HELD),
    Sample("meanwhile", gettext_lazy("A seat online meanwhile"), "meanwhile", State.WAITING, has_meanwhile=True),
    Sample("offered", gettext_lazy("A seat is offered"), "promoted", State.OFFERED),
    Sample("lapsed", gettext_lazy("Nobody has answered for the seat"), "lapsed", State.LAPSED),
    Sample("no_seat", gettext_lazy("Sign-up has closed for who still waits"), "no_seat", State.WAITING),
    Sample("promoted", gettext_lazy("A seat has become free"), "promoted"),
    Sample("changed", gettext_lazy("The event has changed"), "event_changed"),
    Sample("on_again", gettext_lazy("The event is on again"), "event_on_again"),
    Sample(
        "interpretation",
        gettext_lazy("Interpretation is arranged"),
        "interpretation_arranged",
        parameters={"language": "so"},
    ),
    Sample(
        "no_interpretation",
        gettext_lazy("Interpretation is not arranged"),
        "interpretation_refused",
        parameters={"language": "so"},
    ),
    Sample("gave_up", gettext_lazy("The sign-up is cancelled"), "cancelled", State.CANCELLED),
    Sample("postponed", gettext_lazy("The event is postponed"), "event_cancelled", status=Status.POSTPONED),
    Sample("reminder", gettext_lazy("Reminder"), "reminder"),
    Sample("still_coming", gettext_lazy("Are you still coming?"), "still_coming"),
    Sample("thanks", gettext_lazy("Thank you, with the way to the feedback"), "thanks"),
    Sample("came_of_it", gettext_lazy("What came of it, once there is a summary"), "came_of_it"),
    Sample("called_off", gettext_lazy("The event is cancelled"), "event_cancelled", status=Status.CANCELLED),
    Sample("follow_up", gettext_lazy("What came of it: the address is kept apart"), "follow_up"),
    Sample("came_of_it_apart", gettext_lazy("What came of it, to an address that is kept apart"), "came_of_it_apart"),
    Sample("follow_up_ends", gettext_lazy("What came of it: whether to go on"), "follow_up_ends"),
]
TO_LISTENERS = ("follow_up", "follow_up_ends", "came_of_it_apart")  # whose sign-up is anonymised
ABOUT_SUMMARIES = ("came_of_it", "came_of_it_apart")
MAIJA = "maija@example.org"


def own_reminders(event: Event) -> list[Sample]:
    """A sample of each reminder that has words of its own."""
    rows = event.reminders.filter(text__isnull=False)
    return [
        Sample(f"reminder-{row.hours_before}", say_reminder(row), "reminder", parameters={"reminder": row.pk})
        for row in rows
    ]


def languages() -> list[tuple[str, str]]:
    """The languages in which mails are written."""
    return [(tag, name) for tag, name in settings.LANGUAGES if has_catalogue(tag)]


@for_hosts
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail in one language; which is said in the address."""
    event = get_object_or_404(Event, pk=pk)
    if not visible_events(request.user).filter(pk=pk).exists():
        raise PermissionDenied
    offered = [*SAMPLES, *own_reminders(event)]
    sample = next((known for known in offered if known.key == request.GET.get("mail")), SAMPLES[0])
    tags = [tag for tag, _name in languages()]
    tag = request.GET.get("language", "")
    tag = tag if tag in tags else tags[0]
    written = letter(event, sample, tag)
    context = {
        "event": event,
        "samples": offered,
        "languages": languages(),
        "chosen": sample,
        "language": language(tag),
        "letter": written,
        "sender": settings.DEFAULT_FROM_EMAIL,
        "answers_to": written.headers["Reply-To"] if written else "",
        "breadcrumbs_items": breadcrumbs(request.user, event, ("", _("Mails"))),
        "header_title": _("Mails"),
        "page_title": _("Mails"),
        "header_icon": "mail",
    }
    return render(request, "events/admin/mails.html", context)


def letter(event: Event, sample: Sample, tag: str) -> mail.Letter | None:
    """The mail as an imagined person would get it; None while the event has no page.

    The person, and the state the event would be in, stand in the database for as long as the mail is being written, in a
    transaction that is rolled back: so the preview is made by the very code that writes the real one, from nobody's data.
    """
    with transaction.atomic():
        if not EventPage.objects.filter(event=event).update(live=True):
            return None
        Event.objects.filter(pk=event.pk).update(status=sample.status)
        if sample.mail in ABOUT_SUMMARIES:
            imagine_summary(event)
        person = listener(event, tag) if sample.mail in TO_LISTENERS else imagined(event, sample, tag)
        parameters = {"event": event.pk} if sample.mail in TO_LISTENERS else sample.parameters
        written = mail.preview(kind=sample.mail, target=str(person.public_id), language=tag, parameters=parameters)
        transaction.set_rollback(True)
    return written


def imagined(event: Event, sample: Sample, tag: str) -> SignUp:
    """Somebody who has signed up, whom nobody knows."""
    return SignUp.objects.create(
        event=event,
        attempt=uuid.uuid4(),
        state=sample.state,
        mode=event.modes[0],
        has_meanwhile=sample.has_meanwhile,
        number=next_number(event),
        name=_("Maija Example"),
        email=MAIJA,
        language=tag,
        wants_follow_up=True,
        calendar_uid=f"preview-{uuid.uuid4()}",
    )


def imagine_summary(event: Event) -> None:
    """One that is published, where there is none yet."""
    page = EventPage.objects.filter(event=event).order_by("pk").first()
    if page and not SummaryPage.objects.live().filter(event=event).exists():
        title = _("What was said")
        page.add_child(
            instance=SummaryPage(title=title, slug=f"preview-{uuid.uuid4().hex}", event=event, locale=page.locale)
        )


def listener(event: Event, tag: str) -> FollowUp:
    """The same person once her sign-up is anonymised, who asked to be told what came of it."""
    until = end_of_term()
    key = f"{uuid.uuid4()}"  # whoever has that address in truth is somebody else
    row = FollowUp.objects.create(email=MAIJA, email_key=key, language=tag, asked_at=event.ends_at, kept_until=until)
    row.topics.set(event.topics.all())
    return row
