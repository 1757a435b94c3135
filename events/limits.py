"""How many sign-ups one network may send within an hour: enough for a class behind one address, too few to fill a meeting.

Counted in the database, so that all processes count together; nothing is kept that says who it was, and not for longer than a
day.
"""

from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from core.networks import network_key
from events.models import NetworkTries

KEPT = timedelta(hours=23)  # after the beginning of its hour


def is_too_much(request: HttpRequest) -> bool:
    """Count one more sign-up from this visitor's network, and say whether those are too many; one query."""
    network = network_key(request)
    if not network or not settings.SIGN_UPS_PER_NETWORK_PER_HOUR:
        return False
    return _count_one(network) > settings.SIGN_UPS_PER_NETWORK_PER_HOUR


def seconds_until_next_hour() -> int:
    now = timezone.now()
    return 3_600 - now.minute * 60 - now.second


def forget_tries() -> None:
    NetworkTries.objects.filter(hour__lt=timezone.now() - KEPT).delete()


def _count_one(network: str) -> int:
    """In one statement, so that two at once are counted as two."""
    table = NetworkTries._meta.db_table
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (network, hour, count) VALUES (%s, %s, 1) "
            f"ON CONFLICT (network, hour) DO UPDATE SET count = {table}.count + 1 RETURNING count",
            [network, connection.ops.adapt_datetimefield_value(hour)],
        )
        return int(cursor.fetchone()[0])
