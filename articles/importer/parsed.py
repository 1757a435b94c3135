"""What the importer finds in a file, and what it says when it can't read one."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.utils.translation import gettext as _


class Unreadable(Exception):
    """A file that can't be imported: its name, the line (counted from 1, None for the whole file) and the reason."""

    def __init__(self, file: str, line: int | None, reason: str) -> None:
        self.file, self.line, self.reason = file, line, reason
        super().__init__(file, line, reason)

    def __str__(self) -> str:
        if self.line is None:
            return f"{self.file}: {self.reason}"
        return _("%(file)s, line %(line)d: %(reason)s") % {"file": self.file, "line": self.line, "reason": self.reason}


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class BulletedList:
    items: tuple[str, ...]


@dataclass(frozen=True)
class Quotation:
    """What was said, without its quotation marks; `role` is whatever the text says of the speaker beside the name."""

    text: str
    speaker: str = ""
    role: str = ""


Block = Heading | Paragraph | BulletedList | Quotation
Kind = TypeVar("Kind", Heading, Paragraph, BulletedList, Quotation)


@dataclass(frozen=True)
class ParsedContact:
    """`email` and `phone` are empty where the text names none."""

    name: str
    title: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class ParsedArticle:
    """The parts of one article, words as they were written. Times are aware, in the city's own time zone."""

    name: str
    title: str
    publishers: tuple[str, ...] = ()
    published_at: datetime | None = None
    updated_at: datetime | None = None
    lead: str = ""
    body: tuple[Block, ...] = ()
    contact_line: str = ""
    contacts: tuple[ParsedContact, ...] = ()
    series_note: str = ""
    topics: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def blocks(self, kind: type[Kind]) -> list[Kind]:
        """The body's blocks of one kind, in order."""
        return [block for block in self.body if isinstance(block, kind)]
