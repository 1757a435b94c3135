"""The signed address of a personal page: who holds it may look and act, so it can be made again and revoked."""

from django.conf import settings
from django.core.signing import Signer
from django.db.models import F
from django.urls import reverse

from core import tokens
from core.addresses import whole_address
from events.models import SignUp

SALT = "events.signups.links"


def signer() -> Signer:
    return tokens.signer(SALT)


def token(sign_up: SignUp) -> str:
    return tokens.token_of(sign_up, SALT)


def personal_address(sign_up: SignUp) -> str:
    """The whole address of the personal page, in the person's language."""
    return whole_address("events:personal", [token(sign_up)], sign_up.language)


def door_address(sign_up: SignUp) -> str:
    """The whole address in the QR code: it holds the code for the door and nothing that opens the personal page."""
    return settings.WAGTAILADMIN_BASE_URL + reverse("door", args=[sign_up.check_in_code])


def find(given: str) -> SignUp | None:
    """The sign-up of a token; None for one that is forged, damaged or revoked."""
    return tokens.find_by_token(SignUp.objects.select_related("event"), given, SALT)


def revoke(*, sign_up: SignUp) -> None:
    """Make every address given so far worthless; the next mail carries a new one."""
    SignUp.objects.filter(pk=sign_up.pk).update(token_version=F("token_version") + 1)
