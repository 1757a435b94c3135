from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from home.frame_pages import frame_pages


def menu(request: HttpRequest) -> dict[str, Any]:
    """Asks the database when a template shows the menu, so the admin's own templates never do."""
    tag = get_language() or settings.LANGUAGE_CODE
    return {"menu": SimpleLazyObject(lambda: frame_pages(tag))}
