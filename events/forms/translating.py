from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.forms.hosting import CONTROL
from events.own_words import Written

LONGEST = 8_000


class TranslationForm(forms.Form):
    """A field for each text, whose original the template shows beside it."""

    use_required_attribute = False

    def __init__(self, written: Sequence[Written], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.written = written
        for one in written:
            rows = min(12, 3 + one.text.count("\n") + len(one.text) // 80)
            self.fields[one.of] = forms.CharField(
                label=_("Translation"),
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": rows}),
            )

    def pairs(self) -> list[tuple[Written, forms.BoundField]]:
        return [(one, self[one.of]) for one in self.written]

    def texts(self) -> dict[str, str]:
        return {of: CONTROL.sub(" ", text.replace("\r\n", "\n")).strip() for of, text in self.cleaned_data.items()}
