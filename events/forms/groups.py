"""Who comes along: a field for each name, those left empty for nobody."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from events.forms.names import NameField

FIELD = "companion_%d"


def field_names(most: int) -> list[str]:
    return [FIELD % number for number in range(1, most + 1)]


def companion_fields(most: int) -> dict[str, forms.Field]:
    """For at most so many companions; the person who signs up is the first of the group."""
    return {name: companion_field(number) for number, name in enumerate(field_names(most), 2)}


def companion_field(number: int) -> forms.Field:
    label = _("Name of person %(number)d") % {"number": number}
    return NameField(label=label, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"}))


def companions_in(data: dict[str, Any], most: int) -> list[str]:
    """The names that were filled in, in order."""
    names = (data.get(name, "") for name in field_names(most))
    return [name for name in names if name]
