"""What a visitor's query asks for: its words, each with the stems it has in the site's languages."""

from dataclasses import dataclass, field

from django.conf import settings

from search.analysis import fold, is_chinese, stem, stem_token, words
from search.engines import Way
from search.likeness import SHORTEST
from search.stopwords import STOP_WORDS

MOST_WORDS = 10  # those after them are passed by, so that no query costs much
EXACT, STEM, LIKE = 1.0, 0.7, 0.35  # what a word, another form of it and a word like it are worth
COVERED = 0.6  # of a query's words, the rare ones counting more; a page with less isn't shown


@dataclass
class SoughtWord:
    """`stems` are those it would have in each language; `like` the stems of the index that resemble it."""

    exact: str
    stems: set[str]
    forms: set[str]
    like: list[str] = field(default_factory=list)

    @property
    def folded(self) -> str:
        return fold(self.exact)

    @property
    def ways(self) -> list[Way]:
        """The ways that lead to the word: itself, another form of it, a word like it."""
        return [
            Way((self.exact,), EXACT),
            *(Way((token,), STEM) for token in sorted(self.stems)),
            *(Way((token,), LIKE) for token in self.like),
        ]

    @property
    def may_be_mistyped(self) -> bool:
        return len(self.exact) >= SHORTEST and not is_chinese(self.exact) and not self.exact.isdigit()


def parse(query: str, *, keep_all: bool = False) -> list[SoughtWord]:
    """The words of a query that say something, each once, in order; all of them where none does, or where they are wanted."""
    exact = list(dict.fromkeys(word.exact for word in words(query)))
    content = [word for word in exact if keep_all or word not in STOP_WORDS]
    return [sought(word) for word in (content or exact)[:MOST_WORDS]]


def sought(word: str) -> SoughtWord:
    folded = fold(word)
    tags = [tag for tag, _name in settings.LANGUAGES]
    stems = {stem_token(form, tag) for form in (word, folded) for tag in tags}
    forms = {folded} | {stem(form, tag) for form in (word, folded) for tag in tags}
    return SoughtWord(word, stems, forms)
