"""A name is what a mail greets by: a stranger who signs somebody else up must not put a link into that mail."""

import re
import unicodedata

LINK = re.compile(r"://|\bwww\.|\w\.\w+/", re.IGNORECASE)
DOTTED = re.compile(r"([\w-]+)\.(?=([^\W\d_]{2,}))")  # what mail programs make a link of: evil.com, someone@evil.com
SHORTENED = {"dipl", "dr", "fr", "ing", "jr", "md", "mr", "mrs", "ms", "prof", "sr", "st"}


def holds_address(name: str) -> bool:
    """Whether a mail program would make a link of a part of it."""
    name = unicodedata.normalize("NFKC", name)
    return bool(LINK.search(name)) or any(_is_domain(*parts) for parts in DOTTED.findall(name))


def _is_domain(before: str, after: str) -> bool:
    """No initial and no title that is written together with the name after it, as in J.Smith and Dr.Ali."""
    is_short = (len(before) == 1 and before.isalpha()) or before.casefold() in SHORTENED
    return not is_short or after[0].islower()
