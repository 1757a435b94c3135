"""Stories and statuses as drawings. What they tell must stand beside them as words."""

from typing import cast

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core.drawings import STORIES, Circle, Size, Story, draw_circle, draw_story
from core.drawings.circles import Status
from core.languages import Direction, language

register = template.Library()


@register.simple_tag
def story_drawing(name: str, size: Size = "small", seed: int = 0) -> SafeString:
    """The picture of that name, in the direction of the page; nothing for an empty name."""
    return draw_story(Story(name, seed), size, page_direction()) if name in STORIES else SafeString("")


@register.simple_tag
def circle(status: str, late: bool = False) -> SafeString:
    """A promise's status, or the state of a sign-up."""
    return draw_circle(Circle(cast(Status, str(status)), late))


def page_direction() -> Direction:
    return language(get_language() or "").direction
