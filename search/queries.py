"""What a visitor's query asks for: its words, each with the stems it has in the site's languages."""

from dataclasses import dataclass, field
from math import ceil

from django.conf import settings

from search.analysis import fold, is_chinese, stem, stem_token, words
from search.likeness import SHORTEST
from search.stopwords import STOP_WORDS

MOST_WORDS = 10  # those after them are passed by, so that no query costs much
COVERED = 0.6  # of a query's words; a page with fewer isn't shown


@dataclass
class SoughtWord:
    """`stems` are those it would have in each language; `like` the stems of the index that resemble it."""

    exact: str
    stems: set[str]
    forms: set[str]
    like: list[str] = field(default_factory=list)

    @property
    def may_be_mistyped(self) -> bool:
        return len(self.exact) >= SHORTEST and not is_chinese(self.exact) and not self.exact.isdigit()


def parse(query: str) -> list[SoughtWord]:
    """The words of a query that say something, each once, in order; all of them where none does."""
    exact = list(dict.fromkeys(word.exact for word in words(query)))
    content = [word for word in exact if word not in STOP_WORDS]
    return [sought(word) for word in (content or exact)[:MOST_WORDS]]


def sought(word: str) -> SoughtWord:
    folded = fold(word)
    tags = [tag for tag, _name in settings.LANGUAGES]
    stems = {stem_token(form, tag) for form in (word, folded) for tag in tags}
    forms = {folded} | {stem(form, tag) for form in (word, folded) for tag in tags}
    return SoughtWord(word, stems, forms)


def needed(count: int) -> int:
    """How many of a query's words a page must have to be shown."""
    return ceil(count * COVERED)
