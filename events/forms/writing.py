"""What a host writes: a subject and a text in each language that the recipients read, one of them the original."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from core.languages import Language, language
from core.moments import language_name
from events.models import MessageText
from events.models.message import SUBJECT_LENGTH, TEXT_LENGTH


class FieldSet(NamedTuple):
    """The fields of one language, and how many read it."""

    language: Language
    name: str
    readers: int
    subject: forms.BoundField
    text: forms.BoundField


class WritingForm(forms.Form):
    """A language that is left empty reads the original; `attempt` and `seen` come with the preview."""

    use_required_attribute = False

    original = forms.ChoiceField(
        label=_("Original language"),
        help_text=_("Whoever reads none of the languages that you fill in gets this one, and is told which it is."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a language.")},
    )
    attempt = forms.UUIDField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, tags: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tags = tags
        self.fields["original"].choices = [(tag, language_name(tag)) for tag in tags]  # type: ignore[attr-defined]
        for tag in tags:
            marks = {"lang": tag, "dir": language(tag).direction}
            self.fields[f"subject_{tag}"] = forms.CharField(
                label=_("Subject"),
                max_length=SUBJECT_LENGTH,
                required=False,
                widget=forms.TextInput(attrs=marks),
            )
            self.fields[f"text_{tag}"] = forms.CharField(
                label=_("Text"),
                max_length=TEXT_LENGTH,
                required=False,
                widget=forms.Textarea(attrs={**marks, "rows": 8}),
            )

    def clean(self) -> dict[str, Any]:
        """In each language both or neither; the original must be there."""
        data: dict[str, Any] = super().clean() or {}
        for tag in self.tags:
            subject, text = f"subject_{tag}", f"text_{tag}"
            needed = tag == data.get("original") or data.get(subject) or data.get(text)
            if needed and not data.get(subject) and subject not in self.errors:
                self.add_error(subject, _("Write a subject in this language too."))
            if needed and not data.get(text) and text not in self.errors:
                self.add_error(text, _("Write the text in this language too."))
        return data

    def field_sets(self, readers: dict[str, int]) -> list[FieldSet]:
        return [
            FieldSet(
                language(tag),
                language_name(tag),
                readers.get(tag, 0),
                self[f"subject_{tag}"],
                self[f"text_{tag}"],
            )
            for tag in self.tags
        ]

    def texts(self) -> list[MessageText]:
        """What was written, unsaved, once the form is valid."""
        data = self.cleaned_data
        written = [(tag, data[f"subject_{tag}"], data[f"text_{tag}"]) for tag in self.tags]
        return [MessageText(language=tag, subject=subject, text=text) for tag, subject, text in written if text]

    def with_attempt(self, seen: str) -> "WritingForm":
        """The same for its hidden fields beside the preview: a new attempt, and who is to get it."""
        data: Any = self.data
        data = data.copy()
        data["attempt"], data["seen"] = str(uuid.uuid4()), seen
        return WritingForm(self.tags, data)


def tags_to_write(read: Iterable[str], offered: Sequence[str], own: str) -> list[str]:
    """The languages of the recipients in the site's order, and the host's own, so that she can begin in it."""
    wanted = {*read, own}
    return [tag for tag in offered if tag in wanted] + sorted(set(read) - set(offered))
