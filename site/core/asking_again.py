"""How a form refuses what was sent, and would take it when it is sent once more."""

from typing import Any

from django.forms import BaseForm


def ask_again(form: BaseForm, sentence: Any, **seen: str) -> None:
    """Say this sentence above the form, with all that was typed still there; its hidden fields now hold these values."""
    data: Any = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict's own copy may be changed
    for name, value in seen.items():
        data[name] = value
    form.data = data
    form.add_error(None, sentence)
