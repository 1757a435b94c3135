"""The three fields in which the embedded engine looks, and what a word is worth in each."""

from typing import NamedTuple

from search.analysis import is_chinese, stem_token, words
from search.documents import Document

WEIGHTS = {"title": 4.0, "lead": 2.0, "body": 1.0}
EXACT, STEM, LIKE = (
    1.0,
    0.7,
    0.35,
)  # what another form of the word, and a word like it, are worth beside the word itself


class Tokens(NamedTuple):
    """Exact words and stems. Topics, people and places stand with the lead: they tell what the page is about."""

    title: set[str]
    lead: set[str]
    body: set[str]


def tokens_of(document: Document) -> Tokens:
    texts = (document.title, f"{document.lead}\n{document.names}", document.body)
    return Tokens(*(_tokens(text, document.language) for text in texts))


def _tokens(text: str, language: str) -> set[str]:
    exact = {word.exact for word in words(text)}
    letters = {letter for word in exact if is_chinese(word) for letter in word}
    return {form for word in exact | letters for form in (word, stem_token(word, language))}
