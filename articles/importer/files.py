"""Files by path, their language and identity, and pages by address: what command line and admin both need to know."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _
from wagtail.models import Site

from articles.importer.parsed import Unreadable
from articles.models import ArticlePage
from core.languages import KNOWN

ENDING = ".txt"
LONGEST_NAME = 200  # characters, as the page's field holds
TAG = re.compile(r"[a-z]{2}(?:-[a-z]{4,8})?")


@dataclass(frozen=True)
class FileName:
    """`thing.sv.txt` has the identity `thing` and the language `sv`."""

    identity: str
    language: str


def understand_name(name: str, *, language: str | None = None) -> FileName:
    """Identity and language of a file's name; `language` serves names that tell none. Raises Unreadable."""
    stem = unicodedata.normalize("NFC", name).removesuffix(ENDING)
    identity, _dot, tag = stem.rpartition(".")
    if not identity or not (tag.lower() in KNOWN or TAG.fullmatch(tag.lower())):
        identity, tag = stem, language or ""
    if not tag:
        reason = _("The language isn’t known. Name the file like “thing.sv.txt”, or say which language it is in.")
        raise Unreadable(name, None, reason)
    if len(identity) > LONGEST_NAME:
        raise Unreadable(
            name, None, _("The file’s name is longer than %(limit)d characters.") % {"limit": LONGEST_NAME}
        )
    return FileName(identity, tag.lower())


def files_at(path: Path) -> list[Path]:
    """The file itself, or a folder's text files by name. Raises Unreadable where there is none."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise Unreadable(str(path), None, _("There is no such file or folder."))
    files = sorted(file for file in path.iterdir() if file.is_file() and file.name.lower().endswith(ENDING))
    if not files:
        raise Unreadable(str(path), None, _("There is no file in this folder whose name ends with “.txt”."))
    return files


def page_at(address: str) -> ArticlePage | None:
    """The article at an address such as `/fi/artikkelit/juttu/` or a whole one, published or not."""
    tag, _slash, rest = unquote(urlsplit(address.strip()).path).strip("/").partition("/")
    for root in Site.get_site_root_paths():
        if root.language_code == tag and rest:
            return ArticlePage.objects.filter(url_path=f"{root.root_path}{rest}/").first()
    return None
