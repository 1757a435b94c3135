"""Model fields of our own."""

from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst

from core.drawing_choices import Drawing, DrawingSelect
from core.languages import KNOWN


def spoken_choices() -> list[tuple[str, str]]:
    """Languages that people speak: the site's table without its plain-language variants."""
    return [(entry.tag, entry.name) for entry in KNOWN.values() if entry.parent is None]


class LanguagesField(models.JSONField):
    """A list of language tags, edited as check boxes. JSON because SQLite has no arrays; lists are a dozen at most."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=spoken_choices,
            required=not self.blank,
            label=kwargs.get("label", capfirst(self.verbose_name)),
            help_text=kwargs.get("help_text", self.help_text),
            widget=forms.CheckboxSelectMultiple,
        )


class DrawingField(models.CharField):
    """The name of a picture of `core.drawings.stories`, chosen from the pictures themselves."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 20)
        kwargs["choices"] = Drawing.choices
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"widget": DrawingSelect, **kwargs})
