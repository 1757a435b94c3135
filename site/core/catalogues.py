"""The interface's catalogues, compiled by a Python package: a fresh machine has no `msgfmt`.

A language speaks the interface only when every string of it is translated; `core.interface` gives the others English.
"""

import gettext
import logging
import os
import re
from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation import to_locale, trans_real

from core.interface import speak_english_where_incomplete
from core.languages import SOURCE_TAG, fallbacks, language

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Progress:
    """How many of a catalogue's strings are translated, none of them guessed ('fuzzy')."""

    done: int
    total: int

    @property
    def is_complete(self) -> bool:
        return self.done == self.total > 0


def compile_catalogues() -> None:
    """Bring each language's `.mo` file into line with its `.po`: an incomplete one gets none, and the log says so."""
    # Plain language speaks its parent's interface, whether or not the site speaks the parent.
    spoken = [nearest for tag, _name in settings.LANGUAGES for nearest in fallbacks(tag)]
    for tag in dict.fromkeys(spoken):
        if tag != SOURCE_TAG:
            _compile(tag)
    # Also where nothing was written here: another process may have, after this one had found nothing and taken English.
    gettext._translations.clear()  # type: ignore[attr-defined]
    trans_real._translations.clear()  # type: ignore[attr-defined]
    speak_english_where_incomplete()


def progress_of(path: Path) -> Progress:
    """How far a `.po` file is. One that isn't there has no strings."""
    if not path.exists():
        return Progress(0, 0)
    catalogue = polib.pofile(str(path))
    forms = plural_forms(catalogue)
    entries = [entry for entry in catalogue if not entry.obsolete]
    return Progress(sum(is_done(entry, forms) for entry in entries), len(entries))


def plural_forms(catalogue: polib.POFile) -> int:
    """How many forms the catalogue's language has of a plural, by its header."""
    found = re.search(r"nplurals\s*=\s*(\d+)", catalogue.metadata.get("Plural-Forms", ""))
    return int(found[1]) if found else 2


def is_done(entry: polib.POEntry, forms: int) -> bool:
    """Whether this string, in each of its plural forms, is translated by a person."""
    if entry.fuzzy:
        return False
    if entry.msgid_plural:
        return len(entry.msgstr_plural) == forms and all(entry.msgstr_plural.values())
    return bool(entry.msgstr)


def _compile(tag: str) -> None:
    for folder in settings.LOCALE_PATHS:
        source = Path(folder) / to_locale(tag) / "LC_MESSAGES" / "django.po"
        target = source.with_suffix(".mo")
        if not source.exists() and language(tag).parent:
            continue  # plain language speaks its parent's interface
        progress = progress_of(source)
        if not progress.is_complete:
            where = f"{progress.done} of {progress.total}" if progress.total else "no catalogue"
            logger.warning(
                "the interface in %s is not complete (%s): it speaks English",
                tag,
                where,
            )
            target.unlink(missing_ok=True)
        else:
            _write(source, target)
        return


def _write(source: Path, target: Path) -> None:
    compiled = polib.pofile(str(source)).to_binary()
    if not target.exists() or target.read_bytes() != compiled:
        half = target.with_suffix(f".{os.getpid()}.half")
        half.write_bytes(compiled)
        half.replace(target)
