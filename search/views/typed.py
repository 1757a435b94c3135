"""What somebody has typed, as the address brings it."""

from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest


class Typed(NamedTuple):
    query: str
    was_cut: bool


def typed(request: HttpRequest) -> Typed:
    """The query without null bytes and needless spaces, cut where the settings' limit is."""
    whole = " ".join(request.GET.get("q", "").replace("\0", " ").split())
    query = whole[: settings.SEARCH_QUERY_LIMIT].strip()
    return Typed(query, len(whole) > len(query))
