"""The signed address by which somebody renews or ends her follow-up."""

from core.addresses import whole_address
from core.tokens import find_by_token, token_of
from events.models import FollowUp

SALT = "events.privacy.links"


def address_of(follow_up: FollowUp) -> str:
    """The whole address, in the person's language."""
    return whole_address("events:follow_up", [token_of(follow_up, SALT)], follow_up.language)


def find(given: str) -> FollowUp | None:
    """The follow-up of a token; None for one that is forged, damaged, or whose row has been erased."""
    return find_by_token(FollowUp.objects.all(), given, SALT)
