"""What the frame around every page needs to know about language."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from core.interface import interface_tag
from core.languages import language


def frame(request: HttpRequest) -> dict[str, Any]:
    tag = get_language() or settings.LANGUAGE_CODE
    return {
        "page_language": language(tag),
        "interface_language": language(interface_tag(tag)),
        "feedback_address": settings.FEEDBACK_ADDRESS,
        "site_address": settings.WAGTAILADMIN_BASE_URL,
    }
