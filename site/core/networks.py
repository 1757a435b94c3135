"""From which network a request comes, as something that can be counted and that tells nobody who it was."""

import ipaddress
from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

# A household or a school has one IPv4 address, and one IPv6 network of this size (RFC 6177).
PREFIXES = {4: 32, 6: 64}


def network_key(request: HttpRequest) -> str:
    """A keyed hash of the visitor's network, another one each day; empty where the network isn't known."""
    network = _network(_address(request))
    return _hashed(network, timezone.now().date()) if network else ""


def _address(request: HttpRequest) -> str:
    """The visitor's address; behind a proxy the last that X-Forwarded-For names: our own proxy has added it, others may lie."""
    if settings.BEHIND_PROXY:
        return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _network(address: str) -> str:
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(known, ipaddress.IPv6Address) and known.ipv4_mapped:
        known = known.ipv4_mapped
    return str(ipaddress.ip_network((known, PREFIXES[known.version]), strict=False))


def _hashed(network: str, day: date) -> str:
    return salted_hmac(f"core.networks {day}", network, algorithm="sha256").hexdigest()
