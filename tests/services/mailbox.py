"""A real mail server that keeps what it is sent, and can wait for a mail."""

import re
import threading
import time
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

from aiosmtpd.controller import Controller

from tests.services.ports import free_port

WAIT_SECONDS = 20


class Mailbox:
    """All the mails that the site has sent, whoever they went to. `address` is what EMAIL_URL wants."""

    def __init__(self) -> None:
        self.arrived = threading.Condition()
        self.mails: list[tuple[str, EmailMessage]] = []
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())
        self.address = f"smtp://127.0.0.1:{self.controller.port}"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        mail = message_from_bytes(envelope.content, policy=policy.default)
        with self.arrived:
            self.mails += [(recipient.lower(), mail) for recipient in envelope.rcpt_tos]
            self.arrived.notify_all()
        return "250 OK"

    def wait_for(self, recipient: str, *, count: int = 1, seconds: float = WAIT_SECONDS) -> EmailMessage:
        """The `count`-th mail to this address, as soon as it is there. Fails the test when it doesn't come in time."""
        deadline = time.monotonic() + seconds
        with self.arrived:
            while len(found := self.mails_to(recipient)) < count:
                if not self.arrived.wait(deadline - time.monotonic()):
                    others = [f"{name}: {mail['Subject']}" for name, mail in self.mails]
                    raise AssertionError(f"no mail number {count} to {recipient} within {seconds} s; others: {others}")
        return found[count - 1]

    def mails_to(self, recipient: str) -> list[EmailMessage]:
        return [mail for name, mail in self.mails if name == recipient.lower()]

    def clear(self) -> None:
        with self.arrived:
            self.mails.clear()


def text_of(mail: EmailMessage) -> str:
    """The mail's plain text."""
    part = mail.get_body(preferencelist=("plain",))
    assert part is not None, "the mail has no plain text"
    return str(part.get_content())


def links_in(mail: EmailMessage) -> list[str]:
    """Every web address of the mail's plain text, in order."""
    return re.findall(r"https?://[^\s<>\"]+", text_of(mail))


def calendar_in(mail: EmailMessage) -> bytes:
    """The bytes of the calendar file that the mail carries."""
    for part in mail.walk():
        if part.get_content_type() == "text/calendar":
            return cast(bytes, part.get_payload(decode=True))
    raise AssertionError("the mail carries no calendar file")
