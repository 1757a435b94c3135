"""How screens and files speak of a sign-up that is nobody's any more."""

from datetime import datetime

from django.utils.translation import gettext as _

from events.models import SignUp


def name_of(sign_up: SignUp) -> str:
    """The person's name, or that it is gone."""
    return _("anonymised") if sign_up.is_anonymised else sign_up.name


def signed_up_at(sign_up: SignUp) -> datetime | None:
    """When she signed up; that is forgotten with her name."""
    return None if sign_up.is_anonymised else sign_up.created_at
