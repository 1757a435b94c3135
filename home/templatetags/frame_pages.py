"""The pages that every frame links to, for what is written without a request: mails."""

from django import template
from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Page

from home import frame_pages

register = template.Library()


@register.simple_tag
def privacy_notice() -> Page | None:
    """The privacy notice in the language that is active, or else in English; None where neither is published."""
    spoken = frame_pages.frame_pages(get_language() or settings.LANGUAGE_CODE)
    return spoken.privacy or frame_pages.frame_pages(settings.LANGUAGE_CODE).privacy
