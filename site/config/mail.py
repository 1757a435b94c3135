"""EMAIL_URL, read: `smtp://user:password@host:port`, `smtps://…` (TLS from the first byte) or `smtp+tls://…` (STARTTLS).

BOUNCE_MAILBOX_URL likewise: `imap://…`, `imaps://…`, `imap+tls://…`.
"""

from typing import Any
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
MAILBOX_PORTS = {"imap": 143, "imap+tls": 143, "imaps": 993}


def mail_settings(address: str) -> dict[str, Any]:
    """Django's EMAIL_* settings for this address; an empty address gives none. Raises ValueError with a reason."""
    if not address:
        return {}
    parts = urlsplit(address)
    if parts.scheme not in PORTS:
        raise ValueError("must begin with smtp://, smtp+tls:// or smtps://")
    if not parts.hostname:
        raise ValueError("names no mail server")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }


def mailbox_settings(address: str) -> dict[str, Any]:
    """How to read the mailbox at `imaps://user:password@host:port/folder`; an empty address gives none. Raises ValueError."""
    if not address:
        return {}
    parts = urlsplit(address)
    if parts.scheme not in MAILBOX_PORTS:
        raise ValueError("must begin with imap://, imap+tls:// or imaps://")
    if not parts.hostname or not parts.username:
        raise ValueError("names no mail server, or nobody who logs in there")
    folder = unquote(parts.path.strip("/")) or "INBOX"
    if any(sign in folder for sign in '"\\\r\n'):
        raise ValueError("names a folder that no server has")
    return {
        "HOST": parts.hostname,
        "PORT": parts.port or MAILBOX_PORTS[parts.scheme],
        "USER": unquote(parts.username),
        "PASSWORD": unquote(parts.password or ""),
        "FOLDER": folder,
        "USE_TLS": parts.scheme == "imap+tls",
        "USE_SSL": parts.scheme == "imaps",
    }
