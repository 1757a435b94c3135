"""The signed address of a personal page: who holds it may look and act, so it can be made again and revoked.

Signed by Django's `Signer` (HMAC-SHA256 of SECRET_KEY; SECRET_KEY_FALLBACKS still verify). It carries the public id and the
version of the sign-up's token, nothing about the person.
"""

import uuid

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db.models import F
from django.urls import reverse
from django.utils import translation

from events.models import SignUp


def signer() -> Signer:
    return Signer(salt="events.signups.links", sep=".")  # made anew each time, so that a changed key counts at once


def token(sign_up: SignUp) -> str:
    return signer().sign(f"{sign_up.public_id.hex}-{sign_up.token_version}")


def personal_address(sign_up: SignUp) -> str:
    """The whole address of the personal page, in the person's language."""
    spoken = dict(settings.LANGUAGES)
    with translation.override(sign_up.language if sign_up.language in spoken else settings.LANGUAGE_CODE):
        return settings.WAGTAILADMIN_BASE_URL + reverse("events:personal", args=[token(sign_up)])


def door_address(sign_up: SignUp) -> str:
    """The whole address in the QR code: it holds the code for the door and nothing that opens the personal page."""
    return settings.WAGTAILADMIN_BASE_URL + reverse("door", args=[sign_up.check_in_code])


def find(given: str) -> SignUp | None:
    """The sign-up of a token; None for one that is forged, damaged or revoked."""
    try:
        public_id, version = signer().unsign(given).split("-")
        found = SignUp.objects.select_related("event").get(public_id=uuid.UUID(public_id))
    except (BadSignature, ValueError, SignUp.DoesNotExist):
        return None
    return found if found.token_version == int(version) else None


def revoke(*, sign_up: SignUp) -> None:
    """Make every address given so far worthless; the next mail carries a new one."""
    SignUp.objects.filter(pk=sign_up.pk).update(token_version=F("token_version") + 1)
