"""A document as engines keep it: the tokens of three fields, beside the facts by which it is narrowed and ordered."""

from typing import NamedTuple

from search.analysis import fold, is_chinese, stem_token, words
from search.documents import Document

WEIGHTS = {"title": 4.0, "lead": 2.0, "body": 1.0}


class Tokens(NamedTuple):
    """Exact words and stems. Topics, people and places stand with the lead: they tell what the page is about.

    A token is made of letters, digits and the marks `·` and `°` alone, and is at most 60 characters long.
    """

    title: frozenset[str]
    lead: frozenset[str]
    body: frozenset[str]


class TokenizedDocument(NamedTuple):
    document: Document
    tokens: Tokens


def tokenize(document: Document) -> TokenizedDocument:
    title, lead, body = document.title, f"{document.lead}\n{document.names}", document.body
    tokens = Tokens(*(_tokens(text, document.language) for text in (title, lead, body)))
    folded = frozenset(folded_token(fold(word.exact)) for word in words(title))
    return TokenizedDocument(document, tokens._replace(title=tokens.title | folded))


def folded_token(folded: str) -> str:
    """A folded word as it stands in an index, for finding titles while they are typed."""
    return f"°{folded}"


def _tokens(text: str, language: str) -> frozenset[str]:
    exact = {word.exact for word in words(text)}
    letters = {letter for word in exact if is_chinese(word) for letter in word}
    return frozenset(form for word in exact | letters for form in (word, stem_token(word, language)))
