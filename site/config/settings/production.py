"""Behind TLS, with PostgreSQL and a mail server; refuses to start on what only suits development."""

import sys

from config.settings.base import *  # noqa: F403
from config.settings.base import ENV


def demand(name: str, holds: bool, reason: str) -> None:
    if not holds:
        print(
            f"The setting {name} is wrong: {reason}. '.env.example' explains it.",
            file=sys.stderr,
        )
        raise SystemExit(2)


demand(
    "SECRET_KEY",
    len(ENV.secret_key) >= 50,
    "production needs one of at least 50 characters",
)
demand("ALLOWED_HOSTS", bool(ENV.allowed_hosts), "production needs the names of the site")
demand("DATABASE_URL", bool(ENV.database_url), "production needs a database of its own")
demand("EMAIL_URL", bool(ENV.email_url), "production needs a mail server")
demand(
    "SITE_ADDRESS",
    ENV.site_address.startswith("https://"),
    "production needs an address that begins with https://",
)

DEBUG = False
DEMONSTRATION = False
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # the admin shows previews in a frame of the same site
