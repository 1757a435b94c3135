"""A document as engines keep it: the tokens of three fields, beside the facts by which it is narrowed and ordered."""

from typing import NamedTuple

from search.analysis import is_chinese, words
from search.analysis.forms import title_token, tokens
from search.analysis.letters import fold
from search.documents import Document

WEIGHTS = {"title": 4.0, "lead": 2.0, "body": 1.0}


class Tokens(NamedTuple):
    """Every token of every word. Topics, people and places stand with the lead: they tell what the page is about.

    A token is made of letters, digits and the marks of `search.analysis.forms` alone, and is at most 60 characters long.
    """

    title: frozenset[str]
    lead: frozenset[str]
    body: frozenset[str]


class TokenizedDocument(NamedTuple):
    document: Document
    tokens: Tokens


def tokenize(document: Document) -> TokenizedDocument:
    title, lead, body = document.title, f"{document.lead}\n{document.names}", document.body
    found = Tokens(*(_tokens(text, document.language) for text in (title, lead, body)))
    folded = frozenset(title_token(fold(word.exact)) for word in words(title))
    return TokenizedDocument(document, found._replace(title=found.title | folded))


def _tokens(text: str, language: str) -> frozenset[str]:
    exact = {word.exact for word in words(text)}
    letters = {letter for word in exact if is_chinese(word) for letter in word}
    return frozenset(token for word in exact | letters for token in tokens(word, language))
