"""The people who use the site, each with a browser of their own: a method is one thing that such a person does."""

from tests.browser.people.editor import Editor, Facts
from tests.browser.people.host import Host
from tests.browser.people.residents import Reader, Resident
from tests.browser.people.translator import Translator

__all__ = ["Editor", "Facts", "Host", "Reader", "Resident", "Translator"]
