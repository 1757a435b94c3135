"""Drawings made from facts: tables with their seats, stories and statuses, as inline SVG.

All are decoration: the same facts stand beside them as words. They carry classes, and no colour of their own; a page
colours them by `static/css/drawings.css`.
"""

from core.drawings.circles import Circle, draw_circle
from core.drawings.mark import draw_mark
from core.drawings.shapes import Size
from core.drawings.stories import STORIES, Story, draw_story
from core.drawings.table import Table, draw_table

__all__ = ["STORIES", "Circle", "Size", "Story", "Table", "draw_circle", "draw_mark", "draw_story", "draw_table"]
