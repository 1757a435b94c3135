"""The paper every mail is written on: what a mail says is told once, and two templates make its text and its HTML of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import get_language

from core.languages import language
from core.models import Contact
from core.outbox.mail import Attachment, Letter, one_line


class Link(NamedTuple):
    """`words` say where `address` leads; words of a page are `Said`, so that they carry their language."""

    words: str
    address: str


class Fact(NamedTuple):
    """One thing to know, 'When' or 'Where', in a few lines. What doesn't hold any more is struck through."""

    name: str
    lines: Sequence[str | Link]
    holds: bool = True


@dataclass(frozen=True, kw_only=True)
class Contents:
    """What one mail says, in the order in which it is read. Its words are plain text: the templates escape them.

    `about` has an empty address where there is nothing public to read. `seats` is its drawing, a row of `taken`, `free`,
    `yours` and `waiting`, which shows in circles what `heading` says. `name` is empty where we know none.
    """

    subject: str
    seats: Sequence[str] = ()
    heading: str
    name: str
    paragraphs: Sequence[str]
    about: Link
    facts: Sequence[Fact]
    button: Link
    notes: Sequence[str | Link] = ()
    contact: Contact | None = None
    reason: str


def write(contents: Contents, *, to: str, attachments: Sequence[Attachment] = ()) -> Letter:
    """The mail in both forms, in the language that is active. Answers to it reach a person who can help."""
    answers_to = contents.contact.email if contents.contact and contents.contact.email else settings.FEEDBACK_ADDRESS
    name = one_line(contents.name)
    paper = {
        "contents": contents,
        "mail_language": language(get_language() or settings.LANGUAGE_CODE),
        "site_address": settings.WAGTAILADMIN_BASE_URL,
    }
    plain = {"name": name, "answers_to": answers_to}
    isolated = {key: format_html("<bdi>{}</bdi>", value) for key, value in plain.items()}
    return Letter(
        to=to,
        subject=contents.subject,
        text=render_to_string("mails/base.txt", {**paper, **plain}).strip() + "\n",
        html=render_to_string("mails/base.html", {**paper, **isolated}),
        attachments=attachments,
        headers={"Reply-To": answers_to},
    )
