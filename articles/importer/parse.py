"""Find an article's parts in the plain text in which it was handed over. No database, no settings but the language."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.translation import gettext as _

from articles.importer.contacts import take_contacts
from articles.importer.parsed import Block, BulletedList, Heading, ParsedArticle, Quotation, Unreadable
from articles.importer.passages import Line, Passage, lines_of, passages_of, unwrapped, with_whole_lists
from articles.importer.quotations import split_speech
from articles.importer.reading import tidy
from articles.importer.times import NotATime, looks_like_times, read_times
from articles.importer.words import SERIES

LONGEST_TITLE = 255  # characters, as in Wagtail's own field
LONGEST_PUBLISHER = 150
LONGEST_TOPIC = 100
LONGEST_LEAD = 600
LONGEST_HEADING = 120
SENTENCE_ENDS = (".", "!", "…", ":", ";", ",", "。", "！", "۔", "”", '"', "»")


@dataclass
class _Header:
    title: str = ""
    publishers: list[str] = field(default_factory=list)
    published: datetime | None = None
    updated: datetime | None = None
    remarks: list[str] = field(default_factory=list)


def parse(text: str, *, name: str) -> ParsedArticle:
    """The article in a file's text. `name` is the file's, for errors. Raises Unreadable, and never anything else."""
    lines = lines_of(tidy(text, name=name))
    header, rest = _take_header(lines, name)
    passages, topics = _take_topics(passages_of(rest))
    passages, contact_line, contacts = take_contacts(passages)
    passages = [paragraph for passage in with_whole_lists(passages) for paragraph in unwrapped(passage)]
    passages, series_note = _take_series_note(passages)
    lead, passages = _take_lead(passages)
    article = ParsedArticle(
        name=name,
        title=header.title,
        publishers=tuple(header.publishers),
        published_at=header.published,
        updated_at=header.updated,
        lead=lead,
        body=tuple(_body(passages)),
        contact_line=contact_line,
        contacts=contacts,
        series_note=series_note,
        topics=topics,
    )
    if not lead and not article.body:
        raise Unreadable(name, None, _("There is a title, but no text below it."))
    return replace(article, warnings=tuple(_warnings(article, header)))


def _take_header(lines: list[Line], name: str) -> tuple[_Header, list[Line]]:
    """Title, publishers and times, and the lines after them."""
    start = next((index for index, line in enumerate(lines) if line.text), None)
    if start is None:
        raise Unreadable(name, None, _("The file is empty."))
    header = _Header(title=_title(lines[start], name))
    for index, line in enumerate(lines[start + 1 :], start=start + 1):
        if not line.text:
            continue
        if line.bulleted and not (header.published or header.updated):
            header.publishers.append(_label(line, name))
        elif not line.bulleted and looks_like_times(line.text):
            _read_times(line, header, name)
        elif not (header.published or header.updated) and _is_publisher(line, lines[index + 1 :]):
            header.publishers.append(_label(line, name))
        else:
            return header, lines[index:]
    return header, []


def _is_publisher(line: Line, below: list[Line]) -> bool:
    """Whether a line without a bullet is a publisher all the same: a short one, right above the line of times."""
    following = next((other for other in below if other.text), None)
    above_times = following is not None and not following.bulleted and looks_like_times(following.text)
    return above_times and not line.bulleted and _may_be_heading(line.text)


def _title(line: Line, name: str) -> str:
    if line.bulleted or looks_like_times(line.text):
        raise Unreadable(name, line.number, _("There is no title: the first line must be the title."))
    if len(line.text) > LONGEST_TITLE:
        reason = _("There is no title: the first line has %(count)d characters, and a title has at most %(limit)d.")
        raise Unreadable(name, line.number, reason % {"count": len(line.text), "limit": LONGEST_TITLE})
    return _plain(line.text)


def _label(line: Line, name: str) -> str:
    if len(line.text) > LONGEST_PUBLISHER:
        reason = _("A publisher’s name has at most %(limit)d characters, this one has %(count)d.")
        raise Unreadable(name, line.number, reason % {"count": len(line.text), "limit": LONGEST_PUBLISHER})
    return _plain(line.text)


def _plain(text: str) -> str:
    """With ordinary spaces: a name is compared with others."""
    return " ".join(text.split())


def _read_times(line: Line, header: _Header, name: str) -> None:
    try:
        times = read_times(line.text)
    except NotATime as error:
        raise Unreadable(name, line.number, str(error)) from None
    if (times.published and header.published) or (times.updated and header.updated):
        raise Unreadable(name, line.number, _("The time was told already on an earlier line."))
    header.published = times.published or header.published
    header.updated = times.updated or header.updated
    header.remarks += times.remarks


def _take_topics(passages: list[Passage]) -> tuple[list[Passage], tuple[str, ...]]:
    """The bulleted lines at the end, unless they are a list of the text: announced by a colon or a heading."""
    start = len(passages)
    while start and passages[start - 1].bulleted and all(_may_be_topic(text) for text in passages[start - 1].texts):
        start -= 1
    before = passages[start - 1].texts[-1] if start else ""
    if start < len(passages) and (before.endswith(":") or (_may_be_heading(before) and not SERIES.match(before))):
        start += 1
    topics = [_plain(text) for passage in passages[start:] for text in passage.texts]
    return passages[:start], tuple(dict.fromkeys(topics))


def _may_be_topic(text: str) -> bool:
    return len(text) <= LONGEST_TOPIC and not text.endswith(SENTENCE_ENDS) and "@" not in text


def _take_series_note(passages: list[Passage]) -> tuple[list[Passage], str]:
    """The last paragraph that says of which series the article is a part."""
    for index in range(len(passages) - 1, -1, -1):
        if not passages[index].bulleted and SERIES.match(passages[index].text):
            return passages[:index] + passages[index + 1 :], passages[index].text
    return passages, ""


def _take_lead(passages: list[Passage]) -> tuple[str, list[Passage]]:
    """The first paragraph, unless a list, a heading or a paragraph too long for a lead stands first."""
    if not passages or passages[0].bulleted or len(passages[0].text) > LONGEST_LEAD:
        return "", passages
    if _may_be_heading(passages[0].text) and len(passages) > 1:
        return "", passages
    return passages[0].text, passages[1:]


def _may_be_heading(text: str) -> bool:
    """A short line without final punctuation; a question may be one, an address isn't."""
    return 0 < len(text) <= LONGEST_HEADING and not text.endswith(SENTENCE_ENDS) and not {"@", "/"} & set(text)


def _body(passages: list[Passage]) -> Iterator[Block]:
    for index, passage in enumerate(passages, start=1):
        if passage.bulleted:
            yield BulletedList(passage.texts)
        elif index < len(passages) and _may_be_heading(passage.text):
            yield Heading(passage.text)
        else:
            yield from split_speech(passage.text)


def _warnings(article: ParsedArticle, header: _Header) -> Iterator[str]:
    """What an editor should look at before publishing, in sentences."""
    yield from header.remarks
    if not article.published_at:
        yield _("No time of publication was found: the page will show when it was published here.")
    if article.published_at and article.updated_at and article.updated_at < article.published_at:
        yield _("The article was updated before it was published.")
    if not article.publishers:
        yield _("No publisher was found: a bulleted line below the title.")
    if not article.lead:
        yield _("No lead was found: a paragraph of at most %(limit)d characters above the first heading.") % {
            "limit": LONGEST_LEAD
        }
    if not article.topics:
        yield _("No topic was found: a bulleted line at the end.")
    for quotation in article.blocks(Quotation):
        if not quotation.speaker:
            yield _("Nobody is named as the speaker of “%(text)s”.") % {"text": quotation.text[:60]}
