"""EMAIL_URL, read: `smtp://user:password@host:port`, `smtps://…` (TLS from the first byte) or `smtp+tls://…` (STARTTLS)."""

from typing import Any
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


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
