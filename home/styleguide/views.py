"""`/styleguide/`, for those who may enter the admin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access

from core.languages import Language, language
from home.styleguide.drawn import drawn
from home.styleguide.samples import Component, Context, components

TAGS, THEMES = ("en", "ar"), ("light", "dark")
POINTERS = re.compile(r' (id|for|aria-labelledby|aria-describedby|form|name)="(?!viewport)([^"]+)"| href="#([\w-]+)"')


@dataclass(frozen=True)
class Sample:
    language: Language
    theme: str
    html: SafeString


@require_admin_access
@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    shown = [(component, list(_states(component))) for component in components()]
    return render(request, "home/styleguide/styleguide.html", {"components": shown, "themes": THEMES, "drawn": drawn()})


def _states(component: Component) -> Iterator[tuple[str, list[Sample]]]:
    for state, context in component.states.items():
        yield state, [_sample(component, state, context, tag, theme) for tag in TAGS for theme in THEMES]


def _sample(component: Component, state: str, context: Context, tag: str, theme: str) -> Sample:
    with translation.override(tag):
        html = render_to_string(component.template, context(tag))
    name = re.sub(r"\W+", "-", f"{component.name} {state} {tag} {theme}".lower())
    return Sample(language(tag), theme, with_names_of_its_own(html, name))


def with_names_of_its_own(html: str, prefix: str) -> SafeString:
    """The same component stands on the page several times; what points to a part of it points to its own."""

    def renamed(found: Any) -> str:
        attribute, names, target = found.groups()
        if target:
            return f' href="#{prefix}-{target}"'
        return ' {}="{}"'.format(attribute, " ".join(f"{prefix}-{name}" for name in names.split()))

    return mark_safe(POINTERS.sub(renamed, html))
