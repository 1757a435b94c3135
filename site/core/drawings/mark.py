"""The site's mark: a table with eight seats, one of them waiting for you. `static/mark.svg` is the same."""

from django.utils.safestring import SafeString

from core.drawings.shapes import around, dot, dots, drawing


def draw_mark() -> SafeString:
    top, yours, *others = around(8, 78)
    return drawing(
        "of-mark", "large", [dot("table", (0, 0), 41), dots("seat", [top, *others], 15), dot("voice", yours, 15)]
    )
