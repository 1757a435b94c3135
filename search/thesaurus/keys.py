"""How a term and a query's words meet: both without endings."""

from collections.abc import Iterator, Sequence

from search.analysis.forms import bases, family
from search.analysis.letters import fold
from search.analysis.words import words
from search.stopwords import STOP_WORDS

LONGEST_KEY = 160


def keys_of(term: str, tag: str) -> set[str]:
    """The keys of a term: by its stems and by its lemmas, which may be the same."""
    return set(keys(content(term), tag))


def content(term: str) -> list[str]:
    """Its exact words, but for those that say nothing, which a query leaves out too; all where none says anything."""
    exact = [word.exact for word in words(term)]
    return [word for word in exact if word not in STOP_WORDS] or exact


def keys(exact: Sequence[str], tag: str) -> Iterator[str]:
    """The keys of neighbouring exact words: with a language's stems, with its lemmas, and as if typed without marks."""
    if not exact:
        return
    language = family(tag)
    plain = [fold(word) for word in exact]
    for forms in (exact, plain):
        yield _key(language, [bases(word, tag)[0] for word in forms])
        yield _key(language, [bases(word, tag)[-1] for word in forms])
    yield _key(language, plain)


def _key(language: str, parts: Sequence[str]) -> str:
    return f"{language} {' '.join(parts)}"[:LONGEST_KEY]
