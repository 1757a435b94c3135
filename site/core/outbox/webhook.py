"""The address at which a mail service tells which mails came back, signed with a secret that both know."""

import hashlib
import hmac
import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from core.outbox.bounces import Bounce, record_bounces

SIGNATURE = "X-Signature-256"
LONGEST_BODY = 256_000
MOST_AT_ONCE = 1_000


@csrf_exempt  # the signature proves who sends it; there is no session here
@never_cache
@require_POST
def bounces(request: HttpRequest) -> HttpResponse:
    """`{"message_id": "<…>", "reason": "5.1.1"}`, or a list of such; 204 whether or not the mails are known.

    The header is `sha256=` and the hexadecimal HMAC-SHA256 of the body. 404 without a secret, 403 for a wrong signature.
    """
    if not settings.BOUNCE_WEBHOOK_SECRET:
        raise Http404
    if int(request.headers.get("Content-Length") or 0) > LONGEST_BODY:
        return HttpResponse(status=413)
    if not is_signed(request.body, request.headers.get(SIGNATURE, "")):
        return HttpResponse(status=403)
    told = read(request.body)
    if told is None:
        return HttpResponse("A JSON object with message_id and reason, or a list of such.", "text/plain", status=400)
    record_bounces(bounces=told)
    return HttpResponse(status=204)


def sign(body: bytes) -> str:
    key = settings.BOUNCE_WEBHOOK_SECRET.encode()
    return "sha256=" + hmac.new(key, body, hashlib.sha256).hexdigest()


def is_signed(body: bytes, given: str) -> bool:
    return constant_time_compare(sign(body), given)


def read(body: bytes) -> list[Bounce] | None:
    """What the body tells; None where it isn't what the docs ask for."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None
    rows = told if isinstance(told, list) else [told]
    if len(rows) > MOST_AT_ONCE or not all(_is_bounce(row) for row in rows):
        return None
    return [Bounce(row["message_id"], row.get("reason", "")) for row in rows]


def _is_bounce(row: Any) -> bool:
    if not isinstance(row, dict):
        return False
    return isinstance(row.get("message_id"), str) and isinstance(row.get("reason", ""), str)
