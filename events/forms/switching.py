from django import forms
from django.forms.utils import ErrorDict


class SwitchedForm(forms.Form):
    """A form on a page whose language may be changed while it is being filled in."""

    def keep_unchecked(self) -> None:
        """Show what was typed without judging it yet: the reader has only changed the language of the form."""
        self._errors = ErrorDict()
