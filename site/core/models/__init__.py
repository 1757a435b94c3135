from core.models.contact import Contact
from core.models.page import BasePage
from core.models.topic import Topic

__all__ = ["BasePage", "Contact", "Topic"]
