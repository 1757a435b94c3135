"""What mail servers send back, as Postfix, Exim and Exchange write it."""

from email.message import EmailMessage
from textwrap import dedent

ORIGINAL = dedent(
    """\
    From: International Espoo <meetings@example.org>
    To: aino@example.org
    Subject: You have a seat
    Message-ID: {message_id}
    """
)

POSTFIX = dedent(
    """\
    Return-Path: <>
    Date: Thu, 26 Nov 2026 00:30:09 +0200 (EET)
    From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
    Subject: Undelivered Mail Returned to Sender
    To: meetings@example.org
    Auto-Submitted: auto-replied
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="6D0A.1732/mx"
    Message-Id: <20261126003009.6D0A@mx.example.org>

    This is a MIME-encapsulated message.

    --6D0A.1732/mx
    Content-Description: Notification
    Content-Type: text/plain; charset=us-ascii

    <aino@example.org>: host mx2.example.org said: 550 5.1.1 <aino@example.org>: User unknown

    --6D0A.1732/mx
    Content-Description: Delivery report
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example.org
    X-Postfix-Queue-ID: 6D0A
    Arrival-Date: Thu, 26 Nov 2026 00:30:08 +0200 (EET)

    Final-Recipient: rfc822; aino@example.org
    Original-Recipient: rfc822;aino@example.org
    Action: {action}
    Status: {status}
    Remote-MTA: dns; mx2.example.org
    Diagnostic-Code: smtp; 550 5.1.1 <aino@example.org>: User unknown

    --6D0A.1732/mx
    Content-Description: Undelivered Message
    Content-Type: {kind}

    {original}{body}
    --6D0A.1732/mx--
    """
)


def postfix(message_id: str, *, action: str = "failed", status: str = "5.1.1", returned: str = "") -> bytes:
    """RFC 3464, with the whole mail or its headers sent back."""
    kind = "message/rfc822" if returned else "text/rfc822-headers"
    body = f"\n{returned}\n" if returned else ""
    original = ORIGINAL.format(message_id=message_id)
    return POSTFIX.format(action=action, status=status, kind=kind, original=original, body=body).encode()


def exchange(message_id: str) -> bytes:
    """Sends nothing back, and names the mail as what it answers."""
    report = postfix("<other@mx.example.org>", status="5.7.1").decode()
    report = report.replace("Message-ID: <other@mx.example.org>\n", "").replace("Action: failed", "Action:  Failed")
    return f"In-Reply-To: {message_id}\nReferences: {message_id}\n{report}".encode()


def holiday_answer(message_id: str) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["In-Reply-To"] = "Away until Monday", message_id
    mail["From"], mail["To"] = "aino@example.org", "meetings@example.org"
    mail.set_content("I am away. Action: failed\nStatus: 5.1.1\n")
    return mail.as_bytes()
