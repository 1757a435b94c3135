"""The people to ask, after a line such as 'For more information, contact:'."""

import re
from dataclasses import dataclass, field

from articles.importer.parsed import ParsedContact
from articles.importer.passages import Passage
from articles.importer.words import MORE_INFORMATION

EMAIL = re.compile(r"[\w.+'-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
PHONE = re.compile(r"(?:\+|\b0)[\d\s().-]{5,20}\d")
LABEL = re.compile(
    r"(?:e-?mail|e-?post|sähköposti|s-posti|mailto|tel(?:ephone|efon)?|phone|puh(?:elin)?)\.?\s*:\s*", re.I
)
LONGEST = 160  # characters of the line that announces the contacts, and of a contact's line


@dataclass
class _Draft:
    words: list[str] = field(default_factory=list)
    email: str = ""
    phone: str = ""

    def finished(self) -> ParsedContact:
        name, _comma, title = ", ".join(self.words).partition(",")
        return ParsedContact(name.strip() or self.email or self.phone, title.strip(), self.email, self.phone)


def take_contacts(passages: list[Passage]) -> tuple[list[Passage], str, tuple[ParsedContact, ...]]:
    """The passages without those that tell contacts, the line that announced them, and the contacts."""
    for index in range(len(passages) - 1, -1, -1):
        opened = _announcement(passages[index])
        if not opened:
            continue
        line, first = opened
        end = _end_of_contacts(passages, index + 1)
        if contacts := _contacts([first, *(passage.texts for passage in passages[index + 1 : end])]):
            return passages[:index] + passages[end:], line, contacts
    return passages, "", ()


def _announcement(passage: Passage) -> tuple[str, tuple[str, ...]] | None:
    """The line that announces contacts, and the lines of a contact in the same passage."""
    line, *rest = passage.texts
    if passage.bulleted or any(len(text) > LONGEST for text in passage.texts) or not MORE_INFORMATION.match(line):
        return None
    head, colon, tail = line.partition(":")
    if colon and tail.strip():
        return f"{head}:", (tail.strip(), *rest)
    if line.endswith((".", "!", "?")):
        return None
    return line, tuple(rest)


def _end_of_contacts(passages: list[Passage], index: int) -> int:
    """The index after the last passage that tells contacts; a name's address may stand in a passage of its own."""
    while index < len(passages):
        if _tells_a_contact(passages[index]):
            index += 1
        elif index + 1 < len(passages) and _is_name(passages[index]) and _is_address(passages[index + 1]):
            index += 2
        else:
            break
    return index


def _tells_a_contact(passage: Passage) -> bool:
    short = all(len(text) <= LONGEST for text in passage.texts)
    return short and _reachable(passage.texts) and not any(_is_sentence(text) for text in passage.texts)


def _is_name(passage: Passage) -> bool:
    return not passage.bulleted and all(len(text) <= LONGEST and not _is_sentence(text) for text in passage.texts)


def _is_address(passage: Passage) -> bool:
    return _tells_a_contact(passage) and not _words(passage.texts[0])


def _is_sentence(text: str) -> bool:
    return bool(_words(text)) and text.endswith((".", "!", "?", ":"))


def _reachable(texts: tuple[str, ...]) -> bool:
    return any(EMAIL.search(text) or PHONE.search(text) for text in texts)


def _words(text: str) -> str:
    """What a line says beside e-mail address and telephone number."""
    return " ".join(LABEL.sub("", PHONE.sub(" ", EMAIL.sub(" ", text))).strip(" ,;:.()<>").split())


def _contacts(passages: list[tuple[str, ...]]) -> tuple[ParsedContact, ...]:
    """The contacts of these passages; nothing unless one can be reached."""
    if not any(_reachable(texts) for texts in passages):
        return ()
    drafts: list[_Draft] = [_Draft()]
    for texts in passages:
        for text in texts:
            _add(drafts, text)
    return tuple(draft.finished() for draft in drafts if draft.words or draft.email or draft.phone)


def _add(drafts: list[_Draft], text: str) -> None:
    """Add a line to the last contact, or begin the next where that one can be reached already."""
    email, phone, words = EMAIL.search(text), PHONE.search(text), _words(text)
    last = drafts[-1]
    if (words and (last.email or last.phone)) or (email and last.email):
        last = _Draft()
        drafts.append(last)
    if words:
        last.words.append(words)
    last.email = re.sub(r"\s|(\(at\)|\[at\])", lambda at: "@" if at[1] else "", email[0]) if email else last.email
    last.phone = " ".join(phone[0].split()) if phone else last.phone
