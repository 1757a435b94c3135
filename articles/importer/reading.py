"""From bytes to text: whatever editor saved the file, and nothing that isn't text."""

import re
import unicodedata

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.importer.parsed import Unreadable

LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
INVISIBLE = re.compile("[\ufeff\u200b\u2060\u00ad]")  # byte order marks, zero-width spaces, soft hyphens; joiners stay
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read(data: bytes, *, name: str, limit: int) -> str:
    """The file's text with `\\n` as line end. `limit` in bytes. Raises Unreadable unless it is text in UTF-8."""
    if len(data) > limit:
        reason = ngettext(
            "The file is too large: %(size)d bytes, and at most %(limit)d byte is read.",
            "The file is too large: %(size)d bytes, and at most %(limit)d bytes are read.",
            limit,
        )
        raise Unreadable(name, None, reason % {"size": len(data), "limit": limit})
    if data.startswith(UTF_16):
        raise Unreadable(name, None, _("The file is in UTF-16. Save it as UTF-8 and try again."))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = count_lines(data[: error.start].decode("utf-8", "replace"))
        reason = _("This is not UTF-8 text. If it is a text file, save it as UTF-8 and try again.")
        raise Unreadable(name, line, reason) from None
    return tidy(text, name=name)


def tidy(text: str, *, name: str) -> str:
    """Text in one form: one kind of line end, composed letters (NFC), nothing invisible. Raises Unreadable on others."""
    if found := NOT_TEXT.search(text):
        reason = _("This is not a text file: it holds a control character.")
        raise Unreadable(name, count_lines(text[: found.start()]), reason)
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", LINE_ENDS.sub("\n", text)))
    if not text.strip():
        raise Unreadable(name, None, _("The file is empty."))
    return text


def count_lines(before: str) -> int:
    """The number, from 1, of the line in which what comes after `before` stands."""
    return len(LINE_ENDS.findall(before)) + 1
