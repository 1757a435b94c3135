"""Translations as a person has published them."""

from typing import Any

from wagtail.models import Page

from events.models import SignUpForm
from tests.factories.tree import locale


def translate(row: Any, tag: str, **words: Any) -> Any:
    """A published translation of a page or snippet, with these words where they are given and the original's elsewhere."""
    copied = row.copy_for_translation(locale(tag), **({"copy_parents": True} if isinstance(row, Page) else {}))
    for name, value in words.items():
        setattr(copied, name, value)
    if not isinstance(row, Page):
        copied.save()
    copied.save_revision().publish()
    copied.refresh_from_db()
    return copied


def translate_form(form: SignUpForm, tag: str, words: dict[str, str]) -> SignUpForm:
    """A published translation of a form, its questions and choices; `words` maps each text to its translation."""
    translated = form.copy_for_translation(locale(tag))
    translated.title = words.get(form.title, form.title)
    for question in translated.questions.all():
        question.text = words.get(question.text, question.text)
        for choice in question.choices.all():
            choice.locale = translated.locale  # Wagtail's copy goes one level deep
            choice.text = words.get(choice.text, choice.text)
    translated.save()
    translated.save_revision().publish()
    return translated
