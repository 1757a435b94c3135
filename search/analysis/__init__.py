"""What a text is to search: its words, and the forms in which each is known. The same for documents and for queries.

`words` finds the words, `forms` tells each one's tokens; `lemmas`, `stems`, `compounds` and `letters` know the languages.
"""

from functools import cache
from importlib.metadata import version as version_of

from search.analysis import lemmas
from search.analysis.words import Word, is_chinese, words

__all__ = ["Word", "is_chinese", "version", "words"]

OWN_VERSION = 8


@cache
def version() -> str:
    """Names the analysis: an index that was made with another one must be made anew."""
    finnish = "voikko" if lemmas.has_voikko() else "simplemma"
    return f"{OWN_VERSION} {version_of('snowballstemmer')} {version_of('simplemma')} {finnish}"
