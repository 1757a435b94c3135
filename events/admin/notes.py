"""What an editor may add to the mails about a change: a field for each language that is read by those who will be told."""

from collections.abc import Mapping, Sequence

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.languages import KNOWN, language
from events.models.change import NOTE_LENGTH

FIELD = "note_%s"


def field_for(tag: str) -> forms.CharField:
    entry = language(tag)
    attributes = {"rows": 3, "lang": tag, "dir": entry.direction}
    return forms.CharField(
        label=entry.name,
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs=attributes),
        error_messages={"max_length": _("A note has at most %(limit_value)d characters.")},
    )


class NoteForm(forms.Form):
    """The language in which the editor reads the admin comes first: what she writes there is the original."""

    def __init__(self, readers: Sequence[str], data: Mapping[str, object] | None = None) -> None:
        typed = data if data and any(FIELD % tag in data for tag, _name in settings.LANGUAGES) else None
        super().__init__(typed)
        for tag in note_languages(readers):
            self.fields[FIELD % tag] = field_for(tag)

    @property
    def notes(self) -> dict[str, str]:
        """By language, the original first; once the form is valid."""
        return {name.removeprefix("note_"): text for name, text in self.cleaned_data.items() if text}


def note_languages(readers: Sequence[str]) -> list[str]:
    spoken = [tag for tag, _name in settings.LANGUAGES]
    mine = [tag for tag in [get_language() or ""] if tag in spoken]
    return list(dict.fromkeys([*mine, *(tag for tag in readers if tag in KNOWN)]))
