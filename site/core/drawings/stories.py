"""Little pictures for articles and topics, made of the table's own circles and strokes."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin

from django.utils.safestring import SafeString

from core.drawings.shapes import Place, Size, around, dot, dots, drawing, number, path
from core.languages import Direction


@dataclass(frozen=True)
class Story:
    """A picture by its name, one of `STORIES`. Two of one name may differ in a detail by their seed, a page's key for example."""

    name: str
    seed: int = 0


@dataclass(frozen=True)
class Pen:
    """How wide a line is and how big a person, and whether there is room for what is fine."""

    line: float
    seat: float
    is_fine: bool


PENS: dict[Size, Pen] = {"small": Pen(line=8, seat=10.5, is_fine=False), "large": Pen(line=4, seat=8, is_fine=True)}
Draw = Callable[[Pen, int], list[str]]


def draw_story(story: Story, size: Size = "small", direction: Direction = "ltr") -> SafeString:
    """The picture; where the page reads from right to left, it does too. Raises KeyError for a name that isn't one."""
    return drawing(f"of-{story.name}", size, STORIES[story.name](PENS[size], story.seed), direction)


def _people(places: list[Place], pen: Pen, seed: int) -> list[str]:
    """People, of whom one is speaking."""
    speaking = seed % len(places)
    others = [place for position, place in enumerate(places) if position != speaking]
    return [dots("seat", others, pen.seat), dot("voice", places[speaking], pen.seat * 1.1)]


def talk(pen: Pen, seed: int) -> list[str]:
    """What one says, and how three answer."""
    said = "M-84 26V-30A52 52 0 0 1-32-82H-22A52 52 0 0 1 30-30V-26A52 52 0 0 1-22 26Z"
    lines = "M-56-46H2M-56-26H-14" if pen.line > 5 else "M-58-50H4M-58-30H-12M-58-10H-34"
    answer = "M92 88V50A38 38 0 0 0 54 12H46A38 38 0 0 0 46 88Z"
    return [
        path("table", said),
        path("talk", lines, pen.line * 1.2),
        path("line", answer, pen.line),
        *_people([(28, 50), (50, 50), (72, 50)], pen, seed),
    ]


def question(pen: Pen, seed: int) -> list[str]:
    """People who make a question mark, and the table that it asks for."""
    count = 10 if pen.is_fine else 8
    hook = around(count, 44, (0, -42), start=-190, sweep=280)
    stem = [(0.0, hook[-1][1] + pen.seat * 2.7)]
    return [*_people([*hook, *stem], pen, seed * 3 + 1), dot("table", (0, 74), 20)]


def way(pen: Pen, seed: int) -> list[str]:
    """A winding way to a table with people around it."""
    steps = "M-84 84C-10 92 50 78 36 44S-80 34-70-6-44-44-20-45"
    trees: list[Place] = [(-52, 42), (72, 50), (-70, -72)] if pen.is_fine else [(-56, 48), (-66, -70)]
    trunks = "".join(f"M{number(x)} {number(y + 15)}v14" for x, y in trees)
    return [
        path("line", steps, pen.line * 1.4, gap=pen.line * 3),
        dots("free", trees, 15, pen.line),
        path("line", trunks, pen.line),
        dot("table", (46, -44), 24),
        *_people(around(8 if pen.is_fine else 6, 43, (46, -44)), pen, seed),
    ]


def house(pen: Pen, seed: int) -> list[str]:
    """A home, and those at the table in it."""
    walls = "M-58-14V82H58V-14"
    smoke = [dots("free", [(40, -84), (54, -94)], 5, pen.line * 0.8), path("line", "M34-64V-46", pen.line * 2)]
    return [
        path("line", walls, pen.line),
        path("line", "M-82 6L0-72L82 6", pen.line * 1.6),
        *(smoke if pen.is_fine else []),
        dot("table", (0, 27), 18),
        *_people(around(8 if pen.is_fine else 6, 35, (0, 27)), pen, seed),
    ]


def form(pen: Pen, seed: int) -> list[str]:
    """A paper with questions, one of them being answered, and the city’s seal."""
    sheet = "M-62-88H14A44 44 0 0 1 58-44V28M-62-88V88H10"
    rows = [-50.0, -16.0, 18.0] if pen.is_fine else [-42.0, 2.0]
    answered = seed % len(rows)
    boxes = [(-38.0, row) for row in rows]
    lines = "".join(f"M-16 {number(row)}h{44 if position else 34}" for position, row in enumerate(rows))
    return [
        path("line", sheet, pen.line),
        dots("free", [box for position, box in enumerate(boxes) if position != answered], pen.seat, pen.line * 0.8),
        dot("voice", boxes[answered], pen.seat * 1.1),
        path("line", lines + ("M-42 52H-8" if pen.is_fine else ""), pen.line),
        dot("table", (46, 64), 30),
        dots("talk-dot", around(8 if pen.is_fine else 6, 16, (46, 64)), 3.6 if pen.is_fine else 5),
    ]


def park(pen: Pen, seed: int) -> list[str]:
    """Two trees, the smaller of people, and somebody in the sun."""
    crown = around(9 if pen.is_fine else 7, 28, (52, 4))
    bench = [path("line", "M-6 62H24M0 62V82M18 62V82", pen.line), dots("seat", [(0, 50), (18, 50)], pen.seat * 0.8)]
    return [
        path("line", "M-92 84H92", pen.line),
        path("line", "M-46 84V-20M52 84V48", pen.line * 1.4),
        dot("table", (-46, -26), 42),
        dot("table", (52, 4), 11),
        dots("seat", crown, pen.seat),
        dot("voice", (38 + seed % 3 * 12, -70), 15),
        *(bench if pen.is_fine else []),
    ]


def book(pen: Pen, seed: int) -> list[str]:
    """An open book, and a table that rises from it like a sun."""
    pages = "M0 34C-24 14-62 12-90 22V76C-62 66-24 68 0 88C24 68 62 66 90 76V22C62 12 24 14 0 34"
    lines = "M-70 40C-54 36-36 38-22 45M-70 56C-54 52-36 54-22 61M70 40C54 36 36 38 22 45"
    return [
        path("line", f"{pages}V88", pen.line),
        *([path("line", lines, pen.line * 0.7)] if pen.is_fine else []),
        path("table", "M-30 6A32 32 0 1 1 30 6Q14 8 0 18Q-14 8-30 6Z"),
        *_people(around(9 if pen.is_fine else 7, 62, (0, -8), start=-184, sweep=188), pen, seed + 2),
    ]


def work(pen: Pen, seed: int) -> list[str]:
    """Two who talk across a desk, one of them new."""
    new = seed % 2
    heads: list[Place] = [(-50, -40), (50, -40)]
    shoulders = ["M-86 34V24A36 36 0 0 1-14 24V34Z", "M14 34V24A36 36 0 0 1 86 24V34Z"]
    paper = [path("line", "M-92 50H92M-72 50V88M72 50V88", pen.line * 1.4)]
    between = [path("line", "M-22-66Q0-84 22-66", pen.line * 1.2, gap=pen.line * 3)] if pen.is_fine else []
    return [
        *between,
        dot("voice", heads[new], 21),
        dot("seat", heads[1 - new], 21),
        path("table", shoulders[0]),
        path("edge", shoulders[1], pen.line),
        *paper,
    ]


def health(pen: Pen, seed: int) -> list[str]:
    """A heart of people around a helping hand's cross."""
    return [
        *_people(_heart(20 if pen.is_fine else 14), pen, seed * 5 + 3),
        dot("table", (0, 6), 28),
        path("talk", "M-13 6H13M0-7V19", pen.line * 1.5),
    ]


def bus(pen: Pen, seed: int) -> list[str]:
    """A bus with its passengers, and one who waits at the stop."""
    body = "M-92 44V-34A16 16 0 0 1-76-50H10A40 40 0 0 1 50-10V44Z"
    waiting = [dot("seat", (65, 34), pen.seat), path("line", "M65 52V68", pen.line * 3)] if pen.is_fine else []
    windows: list[Place] = (
        [(-68, -16), (-37, -16), (-6, -16), (25, -16)] if pen.is_fine else [(-60, -14), (-20, -14), (20, -14)]
    )
    free = seed % len(windows)
    return [
        path("table", body),
        dots(
            "talk-dot", [place for position, place in enumerate(windows) if position != free], 11 if pen.is_fine else 13
        ),
        dot("voice", windows[free], 11 if pen.is_fine else 13),
        dots("seat", [(-56, 58), (16, 58)], 15),
        path("line", "M82 80V-40", pen.line),
        *waiting,
        dot("free", (82, -56), 16, pen.line * 1.2),
        path("line", "M-92 82H92", pen.line, gap=pen.line * 2.5),
    ]


def _heart(count: int) -> list[Place]:
    """Places at equal distances along a heart, but for its notch.

    The curve is the well-known 16 sin³ t, 13 cos t - 5 cos 2t - 2 cos 3t - cos 4t.
    """
    turns = [2 * pi * step / 720 for step in range(721)]
    curve = [
        (5 * 16 * sin(turn) ** 3, -5 * (13 * cos(turn) - 5 * cos(2 * turn) - 2 * cos(3 * turn) - cos(4 * turn)))
        for turn in turns
    ]
    lengths = [0.0]
    for (x, y), (next_x, next_y) in pairwise(curve):
        lengths.append(lengths[-1] + ((next_x - x) ** 2 + (next_y - y) ** 2) ** 0.5)
    wanted = [lengths[-1] * position / count for position in range(1, count)]
    return [next(place for place, length in zip(curve, lengths, strict=True) if length >= far) for far in wanted]


STORIES: dict[str, Draw] = {
    "talk": talk,
    "question": question,
    "path": way,
    "house": house,
    "form": form,
    "park": park,
    "book": book,
    "work": work,
    "health": health,
    "bus": bus,
}
