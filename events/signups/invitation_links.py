"""The signed address by which somebody uses an invitation: it holds the invitation's public id, and nothing about anybody."""

import uuid

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import translation

from events.models import Event, Invitation


def _signer() -> Signer:
    return Signer(salt="events.signups.invitations", sep=".")


def invitation_token(invitation: Invitation) -> str:
    return _signer().sign(invitation.public_id.hex)


def invitation_address(invitation: Invitation, tag: str) -> str:
    """The whole address in a language of the site."""
    with translation.override(tag if tag in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        arguments = [invitation.event.code, invitation_token(invitation)]
        return settings.WAGTAILADMIN_BASE_URL + reverse("events:invited", args=arguments)


def find_invitation(event: Event, given: str) -> Invitation | None:
    """The invitation of a token; None for one that is forged, damaged or another event's."""
    try:
        public_id = uuid.UUID(_signer().unsign(given))
    except (BadSignature, ValueError):
        return None
    return Invitation.objects.filter(public_id=public_id, event=event).first()
