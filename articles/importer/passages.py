"""Lines, and the passages of lines that stand together between blank ones."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.importer.words import SAYS

# Signs that are nothing but bullets (U+F0B7 is what Word's own turns into), and signs that also are dashes or stars.
BULLET = re.compile(r"\s*(?:[•◦‣▪●∙·⁃\uf0b7]\s*|[-*+–—]\s+)(?P<text>\S.*)?$")
SPOKEN = re.compile(rf"\s*[-–—]\s.*,\s(?:{SAYS})\s", re.IGNORECASE)  # Nordic newspapers open speech with a dash
RULE = re.compile(r"[-*_=–—~.\s]+$")  # a line drawn between two parts
NUMBERED = re.compile(r"\d+[.)]\s")
SPACES = re.compile(r"[ \t\u2000-\u200a\u202f\u205f\u3000]+")
WRAPPED = range(50, 101)  # columns at which editors break lines; a longer line is a paragraph that nobody wrapped


@dataclass(frozen=True)
class Line:
    """One line without its bullet, numbered from 1; `indented` tells whether it may go on with a list's item."""

    number: int
    text: str
    bulleted: bool = False
    indented: bool = False


@dataclass(frozen=True)
class Passage:
    """The items of a list, or the lines of a paragraph; `number` is its first line."""

    number: int
    texts: tuple[str, ...]
    bulleted: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.texts)


def lines_of(text: str) -> list[Line]:
    """Every line of a tidy text, blank ones too."""
    return [_line(number, raw) for number, raw in enumerate(text.split("\n"), start=1)]


def _line(number: int, raw: str) -> Line:
    if RULE.match(raw):
        return Line(number, "")
    bullet = BULLET.match(raw)
    if bullet and not SPOKEN.match(raw):
        return Line(number, _clean(bullet["text"] or ""), bulleted=True)
    return Line(number, _clean(raw), indented=raw[:1].isspace())


def _clean(text: str) -> str:
    """Without spaces at its ends and runs of them inside; a no-break space inside stays, somebody meant it."""
    return SPACES.sub(" ", text).strip()


def passages_of(lines: Iterable[Line]) -> list[Passage]:
    """The passages of the lines, as blank ones part them."""
    passages: list[Passage] = []
    for group in _groups(lines):
        bulleted = group[0].bulleted
        texts = tuple(_items(group) if bulleted else (line.text for line in group))
        passages.append(Passage(group[0].number, texts, bulleted))
    return passages


def with_whole_lists(passages: Iterable[Passage]) -> list[Passage]:
    """The passages, neighbouring lists made one: editors leave blank lines between items."""
    joined: list[Passage] = []
    for passage in passages:
        if passage.bulleted and joined and joined[-1].bulleted:
            passage = Passage(joined[-1].number, joined.pop().texts + passage.texts, bulleted=True)
        joined.append(passage)
    return joined


def _groups(lines: Iterable[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        goes_on = group and (line.bulleted == group[0].bulleted or (group[0].bulleted and line.indented))
        if group and (not line.text or not goes_on):
            yield group
            group = []
        if line.text:
            group.append(line)
    if group:
        yield group


def _items(group: list[Line]) -> list[str]:
    items: list[str] = []
    for line in group:
        if line.bulleted:
            items.append(line.text)
        else:
            items[-1] += f" {line.text}"
    return items


def unwrapped(passage: Passage) -> list[Passage]:
    """The passage's paragraphs: lines that an editor wrapped are joined, lines broken on purpose stand alone.

    A break is on purpose where the next line's first word would have fitted into the longest line's width.
    """
    if passage.bulleted:
        return [passage]
    width = max(len(text) for text in passage.texts)
    paragraphs: list[Passage] = []
    previous = ""
    for number, text in enumerate(passage.texts, start=passage.number):
        fits = len(previous) + 1 + len(text.split()[0]) <= width
        if paragraphs and width in WRAPPED and not fits and not NUMBERED.match(text):
            last = paragraphs[-1]
            paragraphs[-1] = Passage(last.number, (f"{last.text} {text}",))
        else:
            paragraphs.append(Passage(number, (text,)))
        previous = text
    return paragraphs
