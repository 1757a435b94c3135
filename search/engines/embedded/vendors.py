"""Which module knows the database in use."""

from types import ModuleType

from django.db import connection

from search.engines.embedded import postgresql, sqlite


def vendor() -> ModuleType:
    return postgresql if connection.vendor == "postgresql" else sqlite
