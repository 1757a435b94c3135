"""The small forms on the host's screens about one person."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.languages import KNOWN
from events.forms.addresses import LONGEST, is_reachable
from events.forms.sign_up import LanguageSelect
from events.signups.sign_up import email_key

NOTE_LENGTH = 1_000
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def written_languages() -> list[tuple[str, str]]:
    """Those in which a host may write, on this site or not."""
    return [(entry.tag, entry.name) for entry in KNOWN.values() if entry.parent is None]


class CancelForm(forms.Form):
    """A note of the host's own, and the language that it is in: a mail program reads it aloud by that."""

    use_required_attribute = False

    note = forms.CharField(
        label=_("A note to the person"),
        help_text=_("It stands in the mail as you write it; nobody translates it."),
        max_length=NOTE_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    note_language = forms.ChoiceField(
        label=_("Language of the note"), choices=written_languages, widget=LanguageSelect, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("note_language", get_language() or "en")

    def clean_note(self) -> str:
        return CONTROL.sub(" ", self.cleaned_data["note"].replace("\r\n", "\n")).strip()

    def clean_note_language(self) -> str:
        return self.cleaned_data["note_language"] or get_language() or "en"


class AddressForm(forms.Form):
    use_required_attribute = False

    email = forms.EmailField(
        label=_("E-mail"),
        max_length=LONGEST,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "dir": "ltr"}),
        error_messages={
            "required": _("Write the address."),
            "invalid": _("This is not an e-mail address. An example: name@example.org"),
        },
    )

    def clean_email(self) -> str:
        address: str = self.cleaned_data["email"]
        if not is_reachable(address) or len(email_key(address)) > LONGEST:
            raise ValidationError(self.fields["email"].error_messages["invalid"])
        return address
