"""Further ways to a query's words: through the thesaurus, and through words of the index that look like them."""

from collections.abc import Iterator, Sequence

from search import vocabulary
from search.analysis.forms import base_token, bases
from search.queries import SoughtWord, languages
from search.thesaurus import lookup
from search.thesaurus.keys import content
from search.vocabulary import Resembling

SYNONYM, FOREIGN_SYNONYM = 0.65, 0.5  # worth of a synonym in the word's own language, and in another one


def expand(sought: Sequence[SoughtWord]) -> list[Resembling]:
    """Give each word these ways, and tell what each resembles: two queries for all of them."""
    add_synonyms(sought)
    return vocabulary.find_like(sought)


def add_synonyms(sought: Sequence[SoughtWord]) -> None:
    for match in lookup.find([word.exact for word in sought], languages()):
        for tag, term in match.group.all_terms():
            worth = SYNONYM if tag == match.language else FOREIGN_SYNONYM
            for tokens in tokens_of(term, tag):
                for word in sought[match.start : match.end]:
                    word.add(tokens, worth)


def tokens_of(term: str, tag: str) -> Iterator[tuple[str, ...]]:
    """The tokens of a term, all of which a field must have; by stems and by lemmas."""
    exact = content(term)
    if exact:
        yield tuple(base_token(bases(word, tag)[0], tag) for word in exact)
        yield tuple(base_token(bases(word, tag)[-1], tag) for word in exact)
