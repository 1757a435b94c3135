"""What tells a program that fills in every form it finds from a person: it fills in what nobody sees, and it is quick."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.utils.translation import gettext_lazy as _

from core.asking_again import ask_again

TRAP = "website"
SENTENCE = _(
    "This form came back as quickly as if a machine had filled it in. Everything is still here: send it again."
)


class PersonForm(forms.Form):
    """`shown` is a signed time: when the form was first shown. Nobody sees the field `website`."""

    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"shown": stamp()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def refuses_machines(self) -> bool:
        """Whether it was a machine, as far as one can tell; the form then says so, and a person may send it once more."""
        trapped, quick = bool(self.data.get(TRAP)), is_too_quick(str(self.data.get("shown", "")))
        if not trapped and not quick:
            return False
        ask_again(self, SENTENCE, **{TRAP: ""}, **({"shown": stamp()} if quick else {}))
        return True


def stamp() -> str:
    return _signer().sign("shown")


def is_too_quick(shown: str) -> bool:
    """Whether the form was shown less than the shortest time ago, or never by us."""
    if not settings.SIGN_UP_MINIMUM_SECONDS:
        return False
    try:
        _signer().unsign(shown, max_age=settings.SIGN_UP_MINIMUM_SECONDS)
    except SignatureExpired:  # long enough ago
        return False
    except BadSignature:
        return True
    return True


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="events.forms.machines")
