"""The few shapes of which every drawing is made, on a plane from -100 to 100 both ways with its centre at 0, 0.

A `kind` is a class of the stylesheet: `seat` and `table` are filled, `free`, `edge` and `line` are strokes, `ring` is the dotted
line of those who join online, `talk` lies on a table, `voice` is the cloudberry.
"""

from collections.abc import Iterable
from math import cos, pi, radians, sin
from typing import Literal

from django.utils.safestring import SafeString, mark_safe

from core.languages import Direction

Size = Literal["small", "large"]
Place = tuple[float, float]

SIDES: dict[str, int] = {"tiny": 16, "small": 48, "large": 240}  # CSS pixels, where no stylesheet says otherwise


def drawing(name: str, size: str, parts: Iterable[str], direction: Direction = "ltr") -> SafeString:
    """The whole SVG element. `rtl` mirrors it, for what reads or moves in the direction of the script."""
    side, inside = SIDES[size], "".join(parts)
    if direction == "rtl":
        inside = f'<g transform="scale(-1 1)">{inside}</g>'
    return mark_safe(  # numbers and names of our own alone
        f'<svg class="drawing {name} {size}" viewBox="-100 -100 200 200" width="{side}" height="{side}"'
        f' aria-hidden="true" focusable="false">{inside}</svg>'
    )


def dots(kind: str, places: Iterable[Place], radius: float, stroke: float = 0, gap: float = 0, dash: float = 0) -> str:
    """Circles of one kind; with a stroke they're as wide as without. With a gap, the stroke is dots or dashes that far apart."""
    drawn = "".join(f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius - stroke / 2)}"/>' for x, y in places)
    return f'<g class="{kind}"{_line(stroke, gap, dash)}>{drawn}</g>' if drawn else ""


def dot(kind: str, place: Place, radius: float, stroke: float = 0) -> str:
    return dots(kind, [place], radius, stroke)


def path(kind: str, way: str, stroke: float = 0, gap: float = 0) -> str:
    """A line or a filled shape along SVG's path commands; with a gap, a row of round dots as wide as the stroke."""
    return f'<path class="{kind}" d="{way}"{_line(stroke, gap)}/>'


def ring(radius: float, number_of_dots: int, stroke: float) -> str:
    """A circle of so many round dots around the centre."""
    return f'<circle class="ring" r="{number(radius)}"{_line(stroke, 2 * pi * radius / number_of_dots)}/>'


def around(count: int, radius: float, centre: Place = (0, 0), *, start: float = -90, sweep: float = 360) -> list[Place]:
    """Places on a circle, clockwise from the top; a sweep under 360° is an arc with a place at both its ends."""
    step = sweep / (count if sweep == 360 else count - 1)
    turns = [radians(start + step * position) for position in range(count)]
    return [(centre[0] + radius * cos(turn), centre[1] + radius * sin(turn)) for turn in turns]


def number(value: float, digits: int = 1) -> str:
    return f"{round(value, digits) + 0.0:g}"  # 0.0 makes of -0 a plain 0


def _line(stroke: float, gap: float = 0, dash: float = 0) -> str:
    """A stroke of this width; its ends are round, so that dashes of no length are dots."""
    width = f' stroke-width="{number(stroke)}"' if stroke else ""
    dashes = f' stroke-dasharray="{number(dash)} {number(gap - dash, 3)}"' if gap else ""
    return width + dashes
