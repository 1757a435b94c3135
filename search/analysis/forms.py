"""The tokens by which a word is known. All but the exact word are folded and carry a mark, so that none is taken for another:

`sv·mot` a stem or lemma in a language; `fi÷suunnittelu` a part of a compound; `la·vstrecha` a word of another script in Latin
letters, `la÷mdrs` its consonants; `°mote` a folded word of a title, for finding it while it is typed.
"""

from collections.abc import Iterator
from functools import lru_cache

from search.analysis.compounds import parts
from search.analysis.lemmas import lemmas
from search.analysis.letters import fold, romanized, skeleton
from search.analysis.stems import light_arabic, stem
from search.analysis.words import is_chinese

LONGEST_TOKEN = 60
SHORTEST_SKELETON = 3
WITHOUT_VOWELS = frozenset({"ar", "fa"})


def family(tag: str) -> str:
    """The language whose stemmer a tag uses: plain Finnish is Finnish."""
    return tag.partition("-")[0]


@lru_cache(maxsize=200_000)
def bases(word: str, tag: str) -> tuple[str, ...]:
    """What an exact word is without its endings, folded: by the stemmer, and by the dictionary where that knows it."""
    language = family(tag)
    if is_chinese(word):
        return (word,)
    found = [stem(word, language), *(reading.lemma for reading in lemmas(word, language))]
    if language == "ar":
        found.append(light_arabic(word))
    return tuple(dict.fromkeys(fold(base) for base in found))


def base_token(base: str, tag: str) -> str:
    return f"{family(tag)}·{_plain(base)}"[:LONGEST_TOKEN]


def part_token(part: str, tag: str) -> str:
    return f"{family(tag)}÷{_plain(fold(part))}"[:LONGEST_TOKEN]


def title_token(folded: str) -> str:
    return f"°{folded}"[:LONGEST_TOKEN]


def latin_token(latin: str) -> str:
    return f"la·{latin}"[:LONGEST_TOKEN]


def skeleton_token(latin: str) -> str:
    """Empty where too few consonants are left to mean anything."""
    left = skeleton(latin)
    return f"la÷{left}"[:LONGEST_TOKEN] if len(left) >= SHORTEST_SKELETON else ""


def is_stem(token: str) -> bool:
    """Whether it is what `base_token` or `latin_token` makes; months and kinds look alike, and no vocabulary has them."""
    return "·" in token


def _plain(base: str) -> str:
    """A dictionary's words may hold what no token may: wifi is wi-fi there, inställd is ställa+in."""
    return base if base.isalnum() else "".join(letter for letter in base if letter.isalnum())


@lru_cache(maxsize=200_000)
def tokens(word: str, tag: str) -> tuple[str, ...]:
    """Every token by which a document in this language has an exact word."""
    return tuple(dict.fromkeys(_tokens(word, tag)))


@lru_cache(maxsize=200_000)
def stems(word: str, tag: str) -> tuple[str, ...]:
    """The tokens by which a mistyped word is recognised: its base, by the dictionary if that knows it, and in Latin letters."""
    base = bases(word, tag)[-1]
    own = base_token(base, tag)
    return (own,) if base.isascii() or is_chinese(word) else (own, latin_token(romanized(base)))


def _tokens(word: str, tag: str) -> Iterator[str]:
    yield word
    known = bases(word, tag)
    for base in known:
        yield base_token(base, tag)
    for part in parts(word, family(tag)):
        yield part_token(part, tag)
    if not word.isascii() and romanized(word) != fold(word):
        yield from _in_latin(word, known, tag)


def _in_latin(word: str, known: tuple[str, ...], tag: str) -> Iterator[str]:
    for form in dict.fromkeys((word, *known)):
        latin = romanized(form)
        yield latin_token(latin)
        if family(tag) in WITHOUT_VOWELS and (token := skeleton_token(latin)):
            yield token
