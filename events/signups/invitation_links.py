"""The signed address by which somebody uses an invitation: it holds the invitation's public id, and nothing about anybody."""

import uuid

from django.core.signing import BadSignature

from core.addresses import whole_address
from core.tokens import signer
from events.models import Event, Invitation

SALT = "events.signups.invitations"


def invitation_token(invitation: Invitation) -> str:
    return signer(SALT).sign(invitation.public_id.hex)


def invitation_address(invitation: Invitation, tag: str) -> str:
    """The whole address in a language of the site."""
    return whole_address("events:invited", [invitation.event.code, invitation_token(invitation)], tag)


def find_invitation(event: Event, given: str) -> Invitation | None:
    """The invitation of a token; None for one that is forged, damaged or another event's."""
    try:
        public_id = uuid.UUID(signer(SALT).unsign(given))
    except (BadSignature, ValueError):
        return None
    return Invitation.objects.filter(public_id=public_id, event=event).first()
