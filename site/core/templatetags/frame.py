"""What the frame around each page is made of: languages, the way back, and what machines read."""

import json
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.models import Page

from core import structured, switcher
from core.interface import interface_tag
from core.languages import language
from core.staleness import original_has_changed

register = template.Library()

# As Django's json_script: no text of a page can end the element or begin another (HTML standard, 4.12.1.3).
SCRIPT_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag
def interface_lang() -> SafeString:
    """The `lang` and `dir` attributes of an element whose words are the interface's, where those differ from the page's."""
    page, interface = get_language() or "", interface_tag(get_language() or "")
    return mark_safe("") if page == interface else _attributes(interface)


@register.simple_tag
def content_lang() -> SafeString:
    """The same for an element within the interface whose words are the page's."""
    page, interface = get_language() or "", interface_tag(get_language() or "")
    return mark_safe("") if page == interface else _attributes(page)


@register.simple_tag
def lang_of(tag: str) -> SafeString:
    """`lang` and `dir` of words in another language than the page's; nothing for its own."""
    return mark_safe("") if tag == get_language() else _attributes(tag)


def _attributes(tag: str) -> SafeString:
    return format_html(' lang="{}" dir="{}"', tag, language(tag).direction)


@register.inclusion_tag("includes/switcher.html", takes_context=True)
def switcher_links(context: dict[str, Any]) -> dict[str, Any]:
    """The languages. A view may put `switches` into its context, or `switch_form_id` to keep what was typed in that form."""
    page, request = context.get("page"), context.get("request")
    if context.get("switches"):
        switches = context["switches"]
    elif isinstance(page, Page) and hasattr(page, "live_translations"):
        switches = switcher.to_page(page)
    elif isinstance(request, HttpRequest):
        switches = switcher.to_view(request)
    else:
        switches = switcher.to_fronts()
    return {"switches": switches, "form_id": context.get("switch_form_id", "")}


@register.inclusion_tag("includes/alternates.html", takes_context=True)
def alternates(context: dict[str, Any], page: Any) -> dict[str, Any]:
    """The page's address in each of its languages. `x-default` is English where there is some, else the original."""
    translations = page.live_translations
    english = [other for other in translations if other.locale.language_code == settings.LANGUAGE_CODE]
    default = (english or sorted(translations, key=lambda other: other.pk))[:1]
    return {
        "translations": translations,
        "default": "/" if page.depth == 2 else default[0].url if default else "",
        "site_address": context.get("site_address", ""),
    }


@register.inclusion_tag("includes/breadcrumbs.html")
def breadcrumbs(page: Any) -> dict[str, Any]:
    """The way back: the front page and the pages between it and this one."""
    return {"front": switcher.front_address(get_language() or settings.LANGUAGE_CODE), "above": page.above}


@register.simple_tag
def fonts() -> list[str]:
    """The files of letters that the page's first lines need: its script's own, and Latin ones for names and figures."""
    script = language(get_language() or "").script
    return [f"fonts/rubik-{name}-wght-normal.woff2" for name in dict.fromkeys(["latin", script]) if name]


@register.simple_tag
def original_changed(page: Any) -> bool:
    """Whether the page tells less than its original does by now."""
    return original_has_changed(page)


@register.simple_tag(takes_context=True)
def structured_data(context: dict[str, Any], page: Any) -> SafeString:
    """What the page tells machines (schema.org, JSON-LD): `structured_data` of its context, or that it is a page."""
    data = context.get("structured_data") or structured.web_page(page)
    text = json.dumps(data, ensure_ascii=False, default=str).translate(SCRIPT_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')
