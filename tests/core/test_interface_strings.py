"""The visitor's interface speaks Finnish, Swedish and Arabic fully: no string is missing, guessed or has lost a value."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from config.environment import ROOT
from core.catalogues import is_done, plural_forms
from core.management.commands.makemessages import TRANSLATED_TAGS

CODE = ["site", "home", "articles", "events", "search"]
VALUE = re.compile(r"%(?:\((\w+)\))?[sd]")


@pytest.fixture(scope="session")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogues as they would be after gathering the strings of today's code, in a copy of the code."""
    if shutil.which("xgettext") is None:
        pytest.skip("gettext is not on this machine")
    copy = tmp_path_factory.mktemp("code")
    for folder in CODE:
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    shutil.copy(ROOT / "manage.py", copy)
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings.test", "ENV_FILE": os.devnull}
    command = [sys.executable, "manage.py", "makemessages"]
    subprocess.run(command, cwd=copy, env=os.environ | settings, check=True, capture_output=True, timeout=120)
    return copy / "site" / "locale"


@pytest.mark.parametrize("tag", TRANSLATED_TAGS)
def test_every_string_of_the_interface_is_translated(gathered: Path, tag: str) -> None:
    catalogue = polib.pofile(str(gathered / tag / "LC_MESSAGES" / "django.po"))
    forms = plural_forms(catalogue)
    assert len(catalogue) > 0
    assert [entry.msgid for entry in catalogue if not is_done(entry, forms)] == []


@pytest.mark.parametrize("tag", TRANSLATED_TAGS)
def test_no_translation_loses_or_invents_a_value(gathered: Path, tag: str) -> None:
    catalogue = polib.pofile(str(gathered / tag / "LC_MESSAGES" / "django.po"))
    assert [
        entry.msgid for entry in catalogue if is_done(entry, plural_forms(catalogue)) and not keeps_values(entry)
    ] == []


def keeps_values(entry: polib.POEntry) -> bool:
    """A single form names the values of its original; a plural one may say 'one' or 'two' in a word instead."""
    known = set(VALUE.findall(entry.msgid)) | set(VALUE.findall(entry.msgid_plural))
    if entry.msgid_plural:
        return all(set(VALUE.findall(text)) <= known for text in entry.msgstr_plural.values())
    return set(VALUE.findall(entry.msgstr)) == known
