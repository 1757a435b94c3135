"""Further ways to a query's words: through the thesaurus, and through words of the index that look like them."""

from collections.abc import Iterator, Sequence

from core.languages import fallbacks
from search import vocabulary
from search.analysis.forms import base_token, bases, family
from search.analysis.lemmas import is_known
from search.queries import SoughtWord, all_languages, languages
from search.thesaurus import lookup
from search.thesaurus.keys import content
from search.vocabulary import Resembling

SYNONYM, FOREIGN_SYNONYM = 0.65, 0.5  # worth of a synonym in the word's own language, and in another one


def expand(sought: Sequence[SoughtWord], language: str) -> list[Resembling]:
    """Give each word these ways, and tell what each resembles: two queries for all of them."""
    add_synonyms(sought, language)
    return vocabulary.find_like(sought, language)


def add_synonyms(sought: Sequence[SoughtWord], language: str) -> None:
    """Of the terms of a group, those in the language of the term that was typed and those in the reader's own; of a
    place all: an English page may call it by its Finnish name, or its Swedish one.
    """
    near, spoken = [family(tag) for tag in fallbacks(language)], languages()
    for match in lookup.find([word.exact for word in sought], all_languages()):
        if match.language not in spoken and any(is_of(word, spoken) for word in sought[match.start : match.end]):
            continue
        for word in sought[match.start : match.end]:
            word.is_known = True
        for tag, term in match.group.all_terms():
            if family(tag) not in (match.language, *near) and not match.group.is_place:
                continue
            worth = SYNONYM if family(tag) == match.language else FOREIGN_SYNONYM
            for tokens in tokens_of(term, tag):
                for word in sought[match.start : match.end]:
                    word.add(tokens, worth)


def is_of(word: SoughtWord, spoken: Sequence[str]) -> bool:
    """Whether the word is one of a language of the site: then it isn't taken for one of a language that merely may be."""
    return any(is_known(word.exact, language) for language in spoken)


def tokens_of(term: str, tag: str) -> Iterator[tuple[str, ...]]:
    """The tokens of a term, all of which a field must have; by stems and by lemmas."""
    exact = content(term)
    if exact:
        yield tuple(base_token(bases(word, tag)[0], tag) for word in exact)
        yield tuple(base_token(bases(word, tag)[-1], tag) for word in exact)
