"""Speech in a paragraph, and who spoke.

The marks and customs known: fi and sv ”…”, en “…”, „…“, «…», »…», straight "…", and the Nordic line that opens with a dash.
The speaker stands after the closing mark: `”…”, säger Anna Alm, planerare.` or `“…,” Anna Alm says.`
"""

import re

from articles.importer.parsed import Block, Paragraph, Quotation
from articles.importer.words import SAYS

CLOSING = {"”": "”", "“": "”“", "„": "“”", "«": "»", "»": "»«", '"': '"'}
OPENING = re.compile(r"(?:^|(?<=[.!?…:]\s))[”“„«»\"](?=\S)")
DASHED = re.compile(rf"[-–—]\s+(?P<speech>.+?),\s+(?P<said>(?:{SAYS})\s.+)", re.IGNORECASE)
VERB_FIRST = re.compile(rf",?\s*(?:{SAYS})\s+(?P<who>.+)", re.IGNORECASE | re.DOTALL)
VERB_LAST = re.compile(rf",?\s*(?P<who>[^\W\d_][^.!?]{{1,150}}?),?\s+(?:{SAYS})(?P<rest>[.,:]?)$", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<!\b\w)(?<!\bDr)(?<!\bProf)(?<!\bSt)[.!?](?=\s|$)")
PARTICLES = {"von", "van", "de", "der", "den", "da", "di", "af", "av", "al", "el", "bin", "ibn", "la", "le"}
LONGEST = 3_000  # characters in which speech is looked for
WHOLE = 4  # words; a shorter paragraph in quotation marks is a name or an expression


def split_speech(text: str, speaker: tuple[str, str] = ("", "")) -> list[Block]:
    """The paragraph's blocks in order: speech as quotations, what stands before and after it as paragraphs.

    `speaker` is the name and role that a second half of speech belongs to, as in `“One,” says Anna, “and two.”`
    """
    if len(text) > LONGEST:
        return [Paragraph(text)]
    dashed = DASHED.fullmatch(text)
    if dashed:
        return _spoken(dashed["speech"], dashed["said"]) or [Paragraph(text)]
    unclosed: set[str] = set()
    for opening in OPENING.finditer(text):
        start = opening.start()
        end = None if text[start] in unclosed else _closing(text, start)
        if end is None:
            unclosed.add(text[start])
            continue
        before, speech, after = text[:start].strip(), text[start + 1 : end].strip(), text[end + 1 :].strip()
        blocks = _spoken(speech, after, speaker)
        if not blocks and not after and (speaker[0] or (not before and len(speech.split()) >= WHOLE)):
            blocks = [Quotation(speech, *speaker)]
        if blocks and speech:
            return ([Paragraph(before)] if before else []) + blocks
    return [Paragraph(text)]


def _closing(text: str, start: int) -> int | None:
    ends = [text.find(mark, start + 1) for mark in CLOSING[text[start]]]
    return min((end for end in ends if end >= 0), default=None)


def _spoken(speech: str, said: str, known: tuple[str, str] = ("", "")) -> list[Block]:
    """A quotation and what follows its speaker, or nothing where `said` names no speaker."""
    sentence, rest = _first_sentence(said)
    found = VERB_FIRST.fullmatch(sentence) or VERB_LAST.fullmatch(sentence)
    if not found:
        return []
    speaker = name_and_role(found["who"])
    quotation = Quotation(speech.removesuffix(",").rstrip(), *speaker)
    return [quotation, *(split_speech(rest, speaker or known) if rest else [])]


def _first_sentence(said: str) -> tuple[str, str]:
    """What tells the speaker, up to the sentence's end or the next opening mark, and the rest."""
    ends = [match.end() for match in SENTENCE_END.finditer(said)][:1]
    ends += [match.start() + 1 for match in re.finditer(r"[\s][”“„«»\"](?=\S)", said)][:1]
    end = min(ends, default=len(said))
    return said[:end].strip(), said[end:].strip()


def name_and_role(who: str) -> tuple[str, str]:
    """`Anna Alm, planerare` and `suunnittelija Anna Alm` told apart; what can't be told apart is the name, whole."""
    who = who.strip().rstrip(".,:;!?").strip()
    first, _comma, role = (part.strip() for part in who.partition(","))
    words = first.split()
    name = len(words)
    while name and (words[name - 1][0].isupper() or (words[name - 1] in PARTICLES and name < len(words))):
        name -= 1
    while name < len(words) and words[name] in PARTICLES:
        name += 1
    if 0 < name < len(words):
        before = " ".join(words[:name])
        return " ".join(words[name:]), f"{before}, {role}" if role else before
    return first, role
