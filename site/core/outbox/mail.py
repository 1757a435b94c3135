"""Mails: an app registers how a mail is written and what follows once a server has accepted it; this sends them.

@mail("signed_up")
def signed_up(entry: OutboxEntry) -> Letter | None: ...

@accepted("signed_up")
def start_the_clock(entry: OutboxEntry) -> None: ...

put(kind="mail.signed_up", target=sign_up.public_id, language=sign_up.language)
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import translation

from core.outbox import claims, smtp
from core.outbox.handlers import Dropped, Refused, handles
from core.outbox.models import MAIL, OutboxEntry


class Attachment(NamedTuple):
    """`mimetype` may carry parameters, as in `text/calendar; method=REQUEST` (RFC 6047)."""

    filename: str
    content: str | bytes
    mimetype: str


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One mail to one address. `alternatives` are (content, mimetype) beside the text and its HTML."""

    to: str
    subject: str
    text: str
    html: str | None = None
    attachments: Sequence[Attachment] = ()
    alternatives: Sequence[tuple[str, str]] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


Renderer = Callable[[OutboxEntry], Letter | None]
Follower = Callable[[OutboxEntry], None]
_renderers: dict[str, Renderer] = {}
_followers: dict[str, list[Follower]] = {}


def mail(name: str) -> Callable[[Renderer], Renderer]:
    """Register how the mail `name` is written, in the language that is active. None: nobody is to be told any more.

    The renderer may meet an entry that was never saved (a preview), and changes nothing.
    """

    def register(renderer: Renderer) -> Renderer:
        if _renderers.setdefault(name, renderer) is not renderer:
            raise ValueError(f"Two renderers for the mail {name!r}.")
        handles(MAIL + name)(deliver)
        return renderer

    return register


def accepted(name: str) -> Callable[[Follower], Follower]:
    """Register what follows when a server has accepted the mail `name`: exactly once, in the transaction that says so."""

    def register(follower: Follower) -> Follower:
        _followers.setdefault(name, []).append(follower)
        return follower

    return register


def names() -> list[str]:
    """The mails that can be previewed."""
    return sorted(_renderers)


def preview(
    *, kind: str, target: str = "", language: str = "", parameters: dict[str, Any] | None = None
) -> Letter | None:
    """The mail as it would be sent now, with nothing written and nothing sent. `kind` with or without `mail.`."""
    name = kind.removeprefix(MAIL)
    return render(OutboxEntry(kind=MAIL + name, target=target, language=language, parameters=parameters or {}))


def render(entry: OutboxEntry) -> Letter | None:
    """Write an entry's mail in the entry's language."""
    with translation.override(entry.language or settings.LANGUAGE_CODE):
        return _renderers[entry.kind.removeprefix(MAIL)](entry)


def deliver(entry: OutboxEntry) -> None:
    """The handler of every mail. What a server has accepted is committed before anything else may go wrong."""
    if entry.accepted_at is None:
        letter = render(entry)
        if letter is None:
            raise Dropped
        smtp.send(compose(letter, entry))
        claims.insist(lambda: claims.record_accepted(entry))
    with transaction.atomic():
        if claims.record_done(entry):
            for follow in _followers.get(entry.kind.removeprefix(MAIL), ()):
                follow(entry)


def compose(letter: Letter, entry: OutboxEntry) -> EmailMultiAlternatives:
    """The message with the entry's Message-ID. Line breaks never reach a header, whoever wrote the value."""
    headers = {
        "Message-ID": entry.message_id,
        "Auto-Submitted": "auto-generated",  # RFC 3834: no holiday answers, please
        "Content-Language": entry.language or settings.LANGUAGE_CODE,
        **{name: one_line(value) for name, value in letter.headers.items()},
    }
    if any(not re.fullmatch(r"[!-9;-~]+", name) for name in headers):
        raise Refused("a header without a proper name")
    message = EmailMultiAlternatives(one_line(letter.subject), letter.text, to=[letter.to], headers=headers)
    if letter.html is not None:
        message.attach_alternative(letter.html, "text/html")
    for content, mimetype in letter.alternatives:
        message.attach_alternative(content, one_line(mimetype))
    for attachment in letter.attachments:
        message.attach(one_line(attachment.filename), attachment.content, one_line(attachment.mimetype))
    return message


def one_line(value: str) -> str:
    """The value without control characters (RFC 5322, 2.2): each becomes a space, and runs of spaces become one."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", value).split())
