from core.models.contact import Contact
from core.models.page import BasePage
from core.models.topic import Topic
from core.models.words_state import WordsState

__all__ = ["BasePage", "Contact", "Topic", "WordsState"]
