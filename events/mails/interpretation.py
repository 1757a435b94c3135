"""What the mails say about interpretation that depended on how many ask."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from core.interface import interface_tag
from core.moments import language_name
from core.outbox import stationery
from core.outbox.mail import Letter, mail
from core.outbox.models import OutboxEntry
from core.outbox.stationery import Contents, Link
from core.words import Said
from events.mails import facts, words
from events.mails.words import Matter, contents, if_not_coming, if_not_waiting
from events.models import Event


def arranged(matter: Matter, tag: str) -> Contents:
    return contents(
        matter,
        subject=_("There will be interpretation: %(title)s – %(day)s"),
        seats=words.WAITING if matter.waits else words.SEATED,
        heading=_("Interpretation is arranged: %(language)s") % {"language": language_name(tag)},
        paragraphs=[
            _("You asked for interpretation at this meeting, and it is arranged."),
            if_not_waiting() if matter.waits else if_not_coming(),
        ],
    )


def refused(matter: Matter, tag: str) -> Contents:
    return contents(
        matter,
        subject=_("There won’t be interpretation: %(title)s – %(day)s"),
        seats=words.WAITING if matter.waits else words.SEATED,
        heading=_("Interpretation is not arranged: %(language)s") % {"language": language_name(tag)},
        paragraphs=[
            _(
                "You asked for interpretation at this meeting. We are sorry: it can’t be arranged. You are welcome still."
            ),
            if_not_waiting() if matter.waits else if_not_coming(),
        ],
    )


@mail("interpretation_decided")
def interpretation_decided(entry: OutboxEntry) -> Letter | None:
    """To a host: what the numbers, or another host, have decided."""
    host = get_user_model()._default_manager.filter(pk=entry.target, is_active=True).first()
    event = Event.objects.filter(pk=entry.parameters["event"]).first()
    if host is None or event is None or not host.email:
        return None
    tag, is_arranged = entry.parameters["language"], entry.parameters["arranged"]
    with translation.override(interface_tag(translation.get_language() or "")):
        name = host.get_full_name() or host.get_username()
        return stationery.write(to_host(event, name, tag, arranged=is_arranged), to=host.email)


def to_host(event: Event, name: str, tag: str, *, arranged: bool) -> Contents:
    spoken = {"language": language_name(tag), "event": event.name}
    address = reverse("events_admin:interpretation", args=[event.pk])
    if arranged:
        subject = _("Book an interpreter: %(event)s, %(language)s")
        paragraph = _(
            "Interpretation is now promised on the page, and those who asked have been told. Book an interpreter."
        )
    else:
        subject = _("No interpretation: %(event)s, %(language)s")
        paragraph = _("Too few people asked, or a host said no. Those who asked have been told.")
    return Contents(
        subject=subject % spoken,
        heading=subject % spoken,
        name=name,
        paragraphs=[paragraph],
        about=Link(Said(event.name, translation.get_language() or ""), ""),
        facts=[facts.when(event)],
        button=Link(_("See how many asked"), settings.WAGTAILADMIN_BASE_URL + address),
        reason=_("You get this mail because you host this meeting."),
    )
