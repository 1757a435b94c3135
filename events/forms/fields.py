"""Form fields that give an answer back as it is kept, whatever the language in which it was written."""

import re
import unicodedata
from datetime import date
from typing import Any, ClassVar

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.moments import cldr_locale
from events.forms.addresses import LONGEST, is_reachable
from events.forms.numbers import Ambiguous, NoNumber, read_number

REGION = "FI"  # of a number without its country's code
LINE_ENDS = re.compile("\x0b|\x0c|\x85|\u2028|\u2029")  # as they come out of word processors
LONGEST_NUMBER, LONGEST_TELEPHONE, LONGEST_DATE = 40, 40, 20  # characters typed


class TextField(forms.CharField):
    """One line or several, and nothing in it that can't be read."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Answer this question."),
        "unreadable": _("There are characters in it that nobody can see. Write it anew instead of pasting it."),
    }

    def to_python(self, value: Any) -> str:
        text = LINE_ENDS.sub("\n" if isinstance(self.widget, forms.Textarea) else " ", str(super().to_python(value)))
        if any(unicodedata.category(character) == "Cc" and character not in "\t\r\n\0" for character in text):
            raise ValidationError(self.error_messages["unreadable"], code="unreadable")
        return text


class NumberField(forms.CharField):
    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Write a number."),
        "invalid": _("This is not a number that we can read. Examples: 12 or 2.5"),
        "ambiguous": _("Write this number without a sign between the thousands."),
    }

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value))
        if text in self.empty_values or len(text) > LONGEST_NUMBER:
            return text
        try:
            return read_number(text)
        except Ambiguous:
            raise ValidationError(self.error_messages["ambiguous"], code="ambiguous") from None
        except NoNumber:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    @staticmethod
    def as_typed(number: str) -> str:
        """The kept number as its reader would type it."""
        whole, _point, decimals = number.partition(".")
        if len(decimals) == 3:
            decimals += "0"  # three could be taken for thousands
        return f"{whole}{cldr_locale().number_symbols['latn']['decimal']}{decimals}" if decimals else whole


class DateField(forms.DateField):
    """Browsers send ISO 8601 whatever they show."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Choose a day."),
        "invalid": _("This is not a day of the calendar. An example: 2026-12-31"),
    }

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"})
        super().__init__(input_formats=["%Y-%m-%d"], widget=widget, **kwargs)

    def to_python(self, value: Any) -> Any:
        value = value.strip() if isinstance(value, str) else value
        if len(str(value)) > LONGEST_DATE:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)

    def clean(self, value: Any) -> str:
        day = super().clean(value)
        return day.isoformat() if isinstance(day, date) else ""


class AddressField(forms.EmailField):
    """An address that a mail reaches. It need not be that of who fills in the form."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Write an e-mail address."),
        "invalid": _("This is not an e-mail address. An example: name@example.org"),
    }

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.EmailInput(attrs={"autocomplete": "off", "dir": "ltr"})
        super().__init__(max_length=LONGEST, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        address = str(super().clean(value))
        if address and not is_reachable(address):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return address


class TelephoneField(forms.CharField):
    """Any telephone number that can be called from abroad; an extension can't."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Write a telephone number."),
        "invalid": _("This is not a telephone number. An example: 040 123 4567, or from abroad +358 40 123 4567"),
    }

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value))
        if text in self.empty_values or len(text) > LONGEST_TELEPHONE:
            return text
        try:
            number = phonenumbers.parse(text, REGION)
        except phonenumbers.NumberParseException:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        if number.extension or not phonenumbers.is_valid_number(number):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
