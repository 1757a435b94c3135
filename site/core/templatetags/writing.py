"""In which language the words are that the admin's screen edits."""

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from wagtail.models import Locale

from core.languages import language

register = template.Library()


@register.simple_tag(takes_context=True)
def writing_language(context: Context) -> Any:
    """A `<template>` for admin-writing.js, which gives the fields `lang` and `dir`; nothing where no words are edited.

    Wagtail's editors name the language `locale`; wagtail-localize's has a `target_locale` and a `source_locale`.
    """
    written = context.get("target_locale") or context.get("locale")
    if not isinstance(written, Locale):
        return ""
    original = context.get("source_locale") or written
    target, read = language(written.language_code), language(original.language_code)
    return format_html(
        '<template id="writing-language" data-lang="{}" data-dir="{}" data-source-lang="{}" data-source-dir="{}"></template>',
        target.tag,
        target.direction,
        read.tag,
        read.direction,
    )
