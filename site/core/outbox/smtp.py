"""Hand one message to the mail server, and tell a refusal for good from one for now (RFC 5321, 4.2.1)."""

import smtplib

from django.core.mail import EmailMessage

from core.outbox.handlers import NotNow, Refused, TryAgain

TOO_LARGE = 552  # RFC 1870, 6.1: said to MAIL FROM, and yet about the mail
AUTHENTICATION_REQUIRED = 530  # RFC 4954, 6: our own account is at fault, not the mail


def send(message: EmailMessage) -> None:
    """Return when the server has accepted the message. Raises Refused, TryAgain or NotNow; none of them names anybody."""
    try:
        message.send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        code = reply_code(error)
        if is_our_fault(error, code):
            raise NotNow(f"mail server: SMTP {code} to us") from None
        refusal = Refused if code >= 500 else TryAgain
        raise refusal(f"SMTP {code}") from None
    except (smtplib.SMTPException, OSError) as error:
        raise NotNow(f"mail server: {type(error).__name__}") from None
    except ValueError as error:
        raise Refused(f"not a mail: {type(error).__name__}") from None


def is_our_fault(error: smtplib.SMTPException, code: int) -> bool:
    """Whether our account or our own address is refused: every mail waits until that is set right."""
    refuses_sender = isinstance(error, smtplib.SMTPSenderRefused) and code != TOO_LARGE
    return code == AUTHENTICATION_REQUIRED or (refuses_sender and code >= 500)


def reply_code(error: smtplib.SMTPException) -> int:
    """The server's three digits; its words are left out, since they often repeat the address."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return min(code for code, _ in error.recipients.values())
    return int(getattr(error, "smtp_code", 0))
