"""Line ends, marks and encodings of any editor; and properties that hold for any text at all."""

import codecs
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importer.parse import parse
from articles.importer.parsed import Block, BulletedList, Heading, Paragraph, ParsedArticle, Unreadable
from articles.importer.reading import read

TEXT = (
    "Otsikko\n\n  • Espoo\n19.1.2021 7.32Päivitetty: 31.8.2021 6.33\n\nIngressi tässä.\n\nÄäni ja öljy.\n\n  • Aihe\n"
)
LIMIT = 100_000


def found(data: bytes) -> ParsedArticle:
    return parse(read(data, name="a.fi.txt", limit=LIMIT), name="a.fi.txt")


def outcome(reading: Callable[[], ParsedArticle]) -> str:
    """The article's title, or the reason why there is none; any other exception goes through."""
    try:
        article = reading()
    except Unreadable as refused:
        return refused.reason
    return article.title if article.lead or article.body else ""


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85", "\v"])
def test_line_ends_and_marks_of_any_editor_make_no_difference(end: str, mark: bytes) -> None:
    assert found(mark + TEXT.replace("\n", end).encode()) == found(TEXT.encode())


def test_letters_that_a_mac_took_apart_are_put_together() -> None:
    import unicodedata

    assert found(unicodedata.normalize("NFD", TEXT).encode()) == found(TEXT.encode())


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"", None, "empty"),
        (codecs.BOM_UTF8, None, "empty"),
        ("Otsikko\n\nÄäni".encode("latin-1"), 3, "not UTF-8"),
        (TEXT.encode("utf-16"), None, "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 1, "not UTF-8"),
        (b"Title\n\nA lead\x00.", 3, "not a text file"),
        (b"PK\x03\x04\x14", 1, "not a text file"),
        (b"x" * (LIMIT + 1), None, "too large"),
    ],
)
def test_what_is_not_text_is_refused_with_a_reason(data: bytes, line: int | None, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        found(data)
    assert refused.value.line == line
    assert reason in refused.value.reason


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert outcome(lambda: found(data))


PIECES = st.sampled_from(
    ["•", "-", "– ", "”", "“", '"', "«", "»", ", säger ", ", says ", "Anna Alm", "19.1.2021 7.32", "Updated: ", "31.2.2021",
     "\n", "\n\n", " ", "Contact:", "a@example.org", "This article is part of the X series.", ".", ":", "sanoo", "0401234567"]
)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES | st.text(max_size=8), max_size=60).map("".join) | st.text(max_size=400))
def test_any_text_is_parsed_or_refused_and_nothing_else_happens(text: str) -> None:
    assert outcome(lambda: parse(text, name="a.en.txt"))


WORDS = st.text(st.sampled_from("abcdeåäöшعا汉"), min_size=1, max_size=9)
PHRASE = st.lists(WORDS, min_size=2, max_size=6).map(" ".join)
SENTENCE = PHRASE.map("{}.".format)
BODY = st.lists(
    st.tuples(PHRASE.map(Heading), SENTENCE.map(Paragraph)).map(list)
    | SENTENCE.map(Paragraph).map(lambda block: [block])
    | st.lists(PHRASE, min_size=1, max_size=4).map(
        lambda items: [Paragraph("Here is:"), BulletedList(tuple(items)), Paragraph("So.")]
    ),
    max_size=6,
).map(lambda groups: tuple(block for group in groups for block in group))


def written(block: Block) -> str:
    return "\n".join(f"  • {item}" for item in block.items) if isinstance(block, BulletedList) else block.text


@settings(max_examples=200, deadline=None)
@given(
    title=PHRASE,
    publishers=st.lists(PHRASE, min_size=1, max_size=3),
    lead=SENTENCE,
    body=BODY,
    topics=st.lists(PHRASE, unique=True, min_size=1, max_size=3),
)
def test_an_article_that_is_written_down_is_found_again(
    title: str, publishers: list[str], lead: str, body: tuple[Block, ...], topics: list[str]
) -> None:
    bullets = "\n".join(f"  • {name}" for name in publishers)
    text = "\n\n".join(
        [
            title,
            f"{bullets}\n19.1.2021 7.32",
            lead,
            *(written(block) for block in body),
            "It ends.",
            *(f"  • {topic}" for topic in topics),
        ]
    )
    article = parse(text, name="a.en.txt")
    assert (article.title, article.publishers, article.lead) == (title, tuple(publishers), lead)
    assert article.body == (*body, Paragraph("It ends."))
    assert article.topics == tuple(topics)
