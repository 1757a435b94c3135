"""The mail with what the hosts have written, in the language that the person reads, or else in its original."""

import re

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.languages import fallbacks
from core.moments import language_name
from core.outbox.mail import Letter, mail
from core.outbox.models import OutboxEntry
from core.outbox.stationery import Contents
from core.words import Said
from events.mails import facts
from events.mails.letters import find, letter
from events.mails.words import Matter, contents
from events.models import Message, MessageText


@mail("written")
def written(entry: OutboxEntry) -> Letter | None:
    """What a host has written; nothing where the message or the address is gone."""
    matter = find(entry)
    message = Message.objects.filter(pk=entry.parameters["message"]).first()
    if matter is None or message is None:
        return None
    tag = get_language() or ""
    text = message.text_for(tag)
    return letter(matter, lambda matter: as_written(matter, text, tag), [])


def as_written(matter: Matter, text: MessageText, tag: str) -> Contents:
    """The host's own words, marked with their language, below the sentence that names it where the reader's is another."""
    paragraphs: list[str] = [] if text.language in fallbacks(tag) else [_which_language(text.language)]
    return contents(
        matter,
        subject=text.subject.replace("%", "%%"),
        seats=[],
        heading=Said(text.subject, text.language),
        paragraphs=paragraphs + [Said(part, text.language) for part in parted(text.text)],
        facts=[facts.when(matter.event)],
    )


def parted(text: str) -> list[str]:
    """Its paragraphs: between them stands an empty line."""
    return [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]


def _which_language(tag: str) -> str:
    sentence = _("The hosts have written this in another language: %(language)s. There is no translation into yours.")
    return sentence % {"language": language_name(tag)}
