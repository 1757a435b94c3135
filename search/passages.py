"""The passage of a page that best answers a query, with the words that were looked for."""

from collections import defaultdict
from collections.abc import Sequence

from search.analysis.forms import tokens
from search.analysis.words import Word, distinct_runs, exact_form, runs
from search.documents import BETWEEN_NAMES, Document
from search.queries import SoughtWord
from search.results import Piece

LENGTH = 220  # characters of a passage, about two lines and a half
BEFORE = 50  # of them before its first hit
MOST_LOOKED_THROUGH = 8_000  # characters of a page, so that a book costs no more than a story


class Reader:
    """Finds the sought words in texts, one after another. What it has learned of a word is told again at no cost: a page of
    results has twenty texts, which share most of their words, and nearly none of those answers anything.
    """

    def __init__(self, sought: Sequence[SoughtWord]) -> None:
        # Tokens that lead to a sought word, by its number; of several words to the first.
        self._numbers: dict[str, int] = {}
        self._together: list[tuple[int, frozenset[str]]] = []  # each only where a text has all of them
        for number, wanted in reversed(list(enumerate(sought))):
            self._numbers.update((way[0], number) for way in wanted.ways if len(way) == 1)
            self._together += [(number, frozenset(way)) for way in wanted.ways if len(way) > 1]
        self._wanted = self._numbers.keys() | set().union(*(way for _number, way in self._together))
        self._seen: defaultdict[str, set[str]] = defaultdict(set)
        self._answering: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)

    def hits(self, text: str, language: str) -> list[tuple[Word, int]]:
        """Each word of the text that was looked for, with the number of the sought word that it answers."""
        answering = self._learn(distinct_runs(text), language)
        numbers = self._numbers_in(set().union(*answering.values()))
        found = {
            run: next((numbers[token] for token in known if token in numbers), None) for run, known in answering.items()
        }
        told = {run: number for run, number in found.items() if number is not None}
        return [(word, told[word.exact]) for word in runs(text, told)]

    def _learn(self, found: set[str], language: str) -> dict[str, list[str]]:
        """Those of a text's words that may answer one that is sought, with the tokens by which they do."""
        seen, answering = self._seen[language], self._answering[language]
        for run in found - seen:
            known = tokens(exact_form(run), language)
            if not self._wanted.isdisjoint(known):
                answering[run] = [token for token in known if token in self._wanted]
        seen |= found
        return {run: answering[run] for run in found & answering.keys()}

    def _numbers_in(self, present: set[str]) -> dict[str, int]:
        """The tokens that lead to a sought word in a text that has these."""
        whole = {token: number for number, way in self._together if way <= present for token in way}
        return whole | self._numbers


def best(document: Document, reader: Reader) -> list[Piece]:
    """The passage that has most of the sought words, the earliest of such; the page's beginning where none has any.

    A document's names find it, but are no sentence to read: a venue's stand there in every language.
    """
    text = "\n".join(part for part in (document.lead, document.body) if part)
    hits = reader.hits(text[:MOST_LOOKED_THROUGH], document.language)
    start, end = best_window(text, hits)
    return pieces(text, start, end, [(word.start, word.end) for word, _number in hits])


def title(document: Document, reader: Reader) -> list[Piece]:
    hits = reader.hits(document.title, document.language)
    return pieces(document.title, 0, len(document.title), [(word.start, word.end) for word, _number in hits])


def name(document: Document, reader: Reader) -> list[Piece]:
    """The first of the document's names that has a sought word; nothing where none has."""
    for each in document.names.split(BETWEEN_NAMES):
        if hits := reader.hits(each, document.language):
            return pieces(each, 0, len(each), [(word.start, word.end) for word, _number in hits])
    return []


def best_window(text: str, hits: Sequence[tuple[Word, int]]) -> tuple[int, int]:
    """From where to where in the text the passage goes: whole words, at most LENGTH characters."""
    most, begin = 0, 0
    for index, (first, _number) in enumerate(hits):
        within = {number for word, number in hits[index : index + 40] if word.end <= first.start + LENGTH - BEFORE}
        if len(within) > most:
            most, begin = len(within), first.start
    start = max(begin - BEFORE, 0)
    if start > 0:
        space = text.find(" ", start, begin)
        start = space + 1 if space >= 0 else begin
    return start, _end_of_word(text, start + LENGTH, start)


def _end_of_word(text: str, end: int, start: int) -> int:
    if end >= len(text):
        return len(text)
    space = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
    return space if space > start + LENGTH // 2 else end


def pieces(text: str, start: int, end: int, marked: Sequence[tuple[int, int]]) -> list[Piece]:
    """The text from start to end on one line, cut at the marked words, with an ellipsis where it isn't the whole."""
    found: list[Piece] = [Piece("… ", False)] if start else []
    at = start
    for first, last in merged(marked):
        if at <= first and last <= end:
            found += [Piece(_line(text[at:first]), False), Piece(text[first:last], True)]
            at = last
    found.append(Piece(_line(text[at:end]), False))
    if end < len(text):
        found.append(Piece(" …", False))
    return [piece for piece in found if piece.text]


def merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that overlap, as Chinese pairs do, made one."""
    joined: list[tuple[int, int]] = []
    for first, last in spans:
        if joined and first < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _line(text: str) -> str:
    return text.replace("\r", "").replace("\n", " ")
