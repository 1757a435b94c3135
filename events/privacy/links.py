"""The signed address by which somebody renews or ends her follow-up; signed as a personal page's, with a salt of its own."""

import uuid

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import translation

from events.models import FollowUp


def signer() -> Signer:
    return Signer(salt="events.privacy.links", sep=".")


def token(follow_up: FollowUp) -> str:
    return signer().sign(f"{follow_up.public_id.hex}-{follow_up.token_version}")


def address_of(follow_up: FollowUp) -> str:
    """The whole address, in the person's language."""
    spoken = dict(settings.LANGUAGES)
    with translation.override(follow_up.language if follow_up.language in spoken else settings.LANGUAGE_CODE):
        return settings.WAGTAILADMIN_BASE_URL + reverse("events:follow_up", args=[token(follow_up)])


def find(given: str) -> FollowUp | None:
    """The follow-up of a token; None for one that is forged, damaged, or whose row has been erased."""
    try:
        public_id, version = signer().unsign(given).split("-")
        found = FollowUp.objects.get(public_id=uuid.UUID(public_id))
    except (BadSignature, ValueError, FollowUp.DoesNotExist):
        return None
    return found if found.token_version == int(version) else None
