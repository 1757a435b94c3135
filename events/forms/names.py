"""A name is what a mail greets by: a stranger who signs somebody else up must not put a link into that mail."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

NAME_LENGTH = 150
LINK = re.compile(r"://|\bwww\.|\w\.\w+/", re.IGNORECASE)
DOTTED = re.compile(r"([\w-]+)\.(?=([^\W\d_]{2,}))")  # what mail programs make a link of: evil.com, someone@evil.com
SHORTENED = {"dipl", "dr", "fr", "ing", "jr", "md", "mr", "mrs", "ms", "prof", "sr", "st"}


class NameField(forms.CharField):
    """A person's name in one line: control characters never reach a mail's header, nor a link the mail that greets by it."""

    default_error_messages = {
        "required": _("Write your name."),
        "address": _("Write a name without an address in it."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=NAME_LENGTH, **options)

    def clean(self, value: Any) -> str:
        typed = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in super().clean(value))
        name = " ".join(typed.split())
        if not name and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        if holds_address(name):
            raise ValidationError(self.error_messages["address"], code="address")
        return name


def holds_address(name: str) -> bool:
    """Whether a mail program would make a link of a part of it."""
    name = unicodedata.normalize("NFKC", name)
    return bool(LINK.search(name)) or any(_is_domain(*parts) for parts in DOTTED.findall(name))


def _is_domain(before: str, after: str) -> bool:
    """No initial and no title that is written together with the name after it, as in J.Smith and Dr.Ali."""
    is_short = (len(before) == 1 and before.isalpha()) or before.casefold() in SHORTENED
    return not is_short or after[0].islower()
