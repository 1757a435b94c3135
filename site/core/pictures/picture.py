"""What a shared picture shows, and how it is laid out."""

from dataclasses import astuple, dataclass
from functools import cached_property
from hashlib import sha256

import resvg_py
from django.utils.html import escape

from core.drawings import draw_mark
from core.languages import language
from core.pictures.lines import Weight, broken, font_file, writable

WIDTH, HEIGHT = 1200, 630  # what Open Graph's readers ask for
LAYOUT = "1"  # another number draws every picture anew
MARGIN, ROOM = 72, 640
DRAWING_SIDE, DRAWING_TOP = 392, 112
LINE = 1.14  # of the title, in its size
TITLE_SIZES, MOST_LINES = (64, 56, 48), 3
NAME = "International Espoo"  # where the site's own is in a script that the font lacks
INK, SPRUCE, PAPER, QUIET = "#10231d", "#00533c", "#eef3f0", "#40564d"
STYLES = """
.drawing { fill: none; stroke-linecap: round; stroke-linejoin: round }
.seat { fill: #10231d } .table { fill: #00533c } .voice { fill: #ffb52e } .talk-dot { fill: #eef3f0 }
.free, .line { stroke: #10231d } .edge, .ring { stroke: #00533c } .talk { stroke: #eef3f0 } .pale { fill-opacity: .35 }
"""
# Unicode's embedding marks (UAX 9): resvg takes every line for left-to-right unless the text says otherwise.
RIGHT_TO_LEFT, END = "\u202b", "\u202c"


@dataclass(frozen=True)
class SharedPicture:
    """The words and the drawing of one page in one language, all as plain text but for the drawing, which is SVG of ours."""

    tag: str
    site_name: str
    title: str
    kind: str
    details: tuple[str, ...]
    drawing: str

    @cached_property
    def version(self) -> str:
        """Twelve signs that change with anything that the picture shows."""
        return sha256("\n".join(map(str, (LAYOUT, *astuple(self)))).encode()).hexdigest()[:12]

    def png(self) -> bytes:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=self.svg(), skip_system_fonts=True, font_files=[font_file(500), font_file(700)]
            )
        )

    def svg(self) -> str:
        mirror = "" if self._is_ltr else f' transform="translate({WIDTH} 0) scale(-1 1)"'
        drawing_left = WIDTH - MARGIN - DRAWING_SIDE if self._is_ltr else MARGIN
        return "".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"><style>{STYLES}</style>',
                f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{SPRUCE}"/>',
                f'<path{mirror} fill="{PAPER}" d="M0 0H{WIDTH - 150}A150 150 0 0 1 {WIDTH} 150V{HEIGHT}H0Z"/>',
                _placed(self.drawing, drawing_left, DRAWING_TOP, DRAWING_SIDE),
                *self._words(),
                *self._sender(),
                "</svg>",
            ]
        )

    @property
    def _is_ltr(self) -> bool:
        return language(self.tag).direction == "ltr"

    def _words(self) -> list[str]:
        """Kind, title and details, from the top."""
        size, title = _title_lines(writable(self.title))
        y = 112.0
        texts = [self._text(writable(self.kind), y, 30, 500, SPRUCE)]
        y += size * 0.4
        for line in title:
            y += size * LINE
            texts.append(self._text(line, y, size, 700, INK))
        y += 20
        for detail in self.details:
            for line in broken(writable(detail), 30, 500, ROOM, 1):
                y += 40
                texts.append(self._text(line, y, 30, 500, QUIET))
        return texts

    def _sender(self) -> list[str]:
        """The site's mark and name, at the bottom."""
        side, top = 60, HEIGHT - MARGIN - 52
        left = MARGIN if self._is_ltr else WIDTH - MARGIN - side
        return [
            _placed(draw_mark(), left, top, side),
            self._text(writable(self.site_name) or NAME, top + 41, 32, 700, INK, start=MARGIN + side + 18),
        ]

    def _text(self, text: str, y: float, size: float, weight: Weight, colour: str, start: float = MARGIN) -> str:
        """A line that begins `start` pixels from the side where the language begins."""
        x, anchor = (start, "start") if self._is_ltr else (WIDTH - start, "end")
        shown = text if self._is_ltr else f"{RIGHT_TO_LEFT}{text}{END}"
        return (
            f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-family="Rubik" font-weight="{weight}"'
            f' font-size="{size:g}" fill="{colour}">{escape(shown)}</text>'
        )


def _placed(drawing: str, x: float, y: float, side: float) -> str:
    """A drawing, which is 240 pixels wide by itself."""
    return f'<g transform="translate({x:g} {y:g}) scale({side / 240:g})">{drawing}</g>'


def _title_lines(title: str) -> tuple[float, list[str]]:
    """The biggest size in which the title fits, or the smallest with an ellipsis."""
    for size in TITLE_SIZES:
        lines = broken(title, size, 700, ROOM, MOST_LINES)
        if " ".join(lines) == title:
            break
    return size, lines
