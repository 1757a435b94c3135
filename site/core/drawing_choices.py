"""The pictures from which editors choose: their names in words, and a form's field that shows them."""

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.drawings import Story, draw_story


class Drawing(TextChoices):
    TALK = "talk", pgettext_lazy("drawing", "talk")
    QUESTION = "question", pgettext_lazy("drawing", "question")
    PATH = "path", pgettext_lazy("drawing", "way")
    HOUSE = "house", pgettext_lazy("drawing", "home")
    FORM = "form", pgettext_lazy("drawing", "form")
    PARK = "park", pgettext_lazy("drawing", "park")
    BOOK = "book", pgettext_lazy("drawing", "book")
    WORK = "work", pgettext_lazy("drawing", "work")
    HEALTH = "health", pgettext_lazy("drawing", "health")
    BUS = "bus", pgettext_lazy("drawing", "bus")


class DrawingSelect(forms.RadioSelect):
    """Radio buttons with the picture beside each name."""

    class Media:
        css = {"all": ["css/drawings.css", "css/drawing-choices.css"]}

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__({"class": "drawing-choices", **(attrs or {})}, choices)

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        if value in Drawing.values:
            label = format_html("{} {}", draw_story(Story(str(value))), label)
        else:
            label = _("none of its own")
        return super().create_option(name, value, label, *args, **kwargs)
