"""A document as engines keep it: the tokens of three fields, beside the facts by which it is narrowed and ordered."""

from functools import cache
from hashlib import blake2b
from typing import NamedTuple

from search import analysis
from search.analysis import is_chinese
from search.analysis.forms import title_token, tokens
from search.analysis.letters import fold
from search.analysis.words import exact_words, has_chinese
from search.dates import month_tokens
from search.documents import Document
from search.kinds import kind_token

HAPPENING = ("event", "summary")  # kinds whose date is when something happens, not when it was written
WEIGHTS = {"title": 4.0, "lead": 2.0, "body": 1.0}


class Tokens(NamedTuple):
    """Every token of every word. Topics, people and places stand with the lead: they tell what the page is about.

    A token is made of letters, digits and the marks of `search.analysis.forms` alone, and is at most 60 characters long.
    """

    title: frozenset[str]
    lead: frozenset[str]
    body: frozenset[str]


class TokenizedDocument(NamedTuple):
    """`fingerprint` changes with anything that is indexed of the document, and begins with that of the analysis."""

    document: Document
    tokens: Tokens
    fingerprint: str


class Analysed(NamedTuple):
    """A document as it is analysed: with its exact words, from which the vocabulary learns."""

    tokenized: TokenizedDocument
    words: set[str]


def analyse(document: Document) -> Analysed:
    language = document.language
    title, lead, body = (exact_words(text) for text in (document.title, lead_of(document), document.body))
    folded = {title_token(fold(word)) for word in title}
    dated = month_tokens(document.date) if document.date and document.kind in HAPPENING else frozenset()
    named = folded | {kind_token(document.kind)}
    fields = Tokens(_tokens(title, language) | named, _tokens(lead, language) | dated, _tokens(body, language))
    return Analysed(TokenizedDocument(document, fields, fingerprint(document)), title | lead | body)


def lead_of(document: Document) -> str:
    """What is searched with the lead: names too."""
    return f"{document.lead}\n{document.names}"


def fingerprint(document: Document) -> str:
    return f"{analysis_fingerprint()}-{blake2b(repr(document).encode(), digest_size=16).hexdigest()}"


@cache
def analysis_fingerprint() -> str:
    """How every fingerprint begins that was made with the analysis in use."""
    return blake2b(analysis.version().encode(), digest_size=4).hexdigest()


def _tokens(exact: set[str], language: str) -> frozenset[str]:
    letters = {letter for word in exact if is_chinese(word) for letter in word} if has_chinese(exact) else set()
    return frozenset().union(*(tokens(word, language) for word in exact | letters))
