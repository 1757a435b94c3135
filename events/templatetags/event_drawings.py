"""An event as a table with its seats. The same facts must stand beside it as words."""

from django import template
from django.utils.safestring import SafeString

from core.drawings import Size, draw_table
from core.templatetags.drawings import page_direction
from events.drawings import table_of
from events.models import Event

register = template.Library()


@register.simple_tag
def table_drawing(event: Event, level: str = "many", size: Size = "small", told: bool = False) -> SafeString:
    """`level` is the step of its seats, `told` whether a summary is published; both are asked by who shows it."""
    return draw_table(table_of(event, level, told=told), size, page_direction())
