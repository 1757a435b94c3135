"""An address as a log may name it: a hash that only who has the site's key can make (HMAC-SHA256 of SECRET_KEY)."""

from django.conf import settings
from django.utils.crypto import salted_hmac

from events.signups.sign_up import email_key

SALT = "events.privacy.address"


def address_hash(address: str, key: str | None = None) -> str:
    """The same for every spelling of an address; `key` is SECRET_KEY unless told."""
    return salted_hmac(SALT, email_key(address), secret=key, algorithm="sha256").hexdigest()


def address_hashes(address: str) -> set[str]:
    """By today's key and by each earlier one that the settings still know."""
    return {address_hash(address, key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)}
