"""An e-mail backend for a site without a mail server: each message lies in a folder, as a file that any mail program opens."""

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.message import Message
from email.parser import BytesHeaderParser
from pathlib import Path
from tempfile import NamedTemporaryFile
from uuid import uuid4

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage

Headers = Message


class FolderBackend(BaseEmailBackend):
    """Writes to `settings.MAIL_FOLDER`. Names sort by time and say nothing of the receiver; only this user may read them."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.MAIL_FOLDER)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for message in email_messages:
            write_file(folder, message.message().as_bytes())
        return len(email_messages)


def write_file(folder: Path, content: bytes) -> Path:
    """Write one `.eml`, whole or not at all: a reader of the folder never meets half a message."""
    path = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{uuid4().hex[:8]}.eml"
    with NamedTemporaryFile(dir=folder, prefix=".", suffix=".part", delete=False) as part:
        part.write(content)
    os.replace(part.name, path)
    return path


def delete(matches: Callable[[Headers], bool]) -> int:
    """Delete each mail whose headers match; how many."""
    return _delete(lambda path: matches(_headers(path)))


def delete_before(moment: datetime) -> int:
    """Delete each mail that was written earlier; how many."""
    return _delete(lambda path: datetime.fromtimestamp(path.stat().st_mtime, UTC) < moment)


def _delete(matches: Callable[[Path], bool]) -> int:
    count = 0
    for path in Path(settings.MAIL_FOLDER).glob("*.eml"):
        try:
            if matches(path):
                path.unlink()
                count += 1
        except FileNotFoundError:
            continue  # another process was first
    return count


def _headers(path: Path) -> Headers:
    with path.open("rb") as file:
        return BytesHeaderParser().parse(file)
