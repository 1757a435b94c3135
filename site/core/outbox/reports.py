"""Delivery reports (RFC 3464) as mail servers send them back: which of our mails didn't arrive, and why."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from core.outbox.bounces import Bounce

MESSAGE_ID = re.compile(r"<[^<>\s]+>")
STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")  # RFC 3463


def bounce_in(raw: bytes) -> Bounce | None:
    """The bounce that this mail reports; None for other mails, and for reports that it is late or has arrived."""
    report = message_from_bytes(raw)
    status = next(_failures(report), None)
    message_id = _original_id(report)
    return Bounce(message_id, status) if status is not None and message_id else None


def _failures(report: Message) -> Iterator[str]:
    """The status of each receiver whom the mail has not reached for good."""
    for part in report.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        groups = part.get_payload()
        for group in groups if isinstance(groups, list) else []:
            if isinstance(group, Message) and str(group.get("Action", "")).strip().lower() == "failed":
                found = STATUS.search(str(group.get("Status", "")))
                yield found.group() if found else ""


def _original_id(report: Message) -> str:
    """The Message-ID in what is sent back of the mail; some servers send nothing back, and name it as what they answer."""
    for part in report.walk():
        if part.get_content_type() == "message/rfc822":
            returned = part.get_payload()
            original = returned[0] if isinstance(returned, list) and returned else None
            if isinstance(original, Message) and (found := MESSAGE_ID.search(str(original.get("Message-ID", "")))):
                return found.group()
        elif part.get_content_type() == "text/rfc822-headers":
            payload = part.get_payload(decode=True)
            headers = message_from_bytes(payload if isinstance(payload, bytes) else b"")
            if found := MESSAGE_ID.search(str(headers.get("Message-ID", ""))):
                return found.group()
    answered = f"{report.get('In-Reply-To', '')} {report.get('References', '')}"
    found = MESSAGE_ID.search(answered)
    return found.group() if found else ""
