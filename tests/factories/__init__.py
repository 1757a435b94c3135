"""What tests are made of: `EventFactory()` is an event that one can sign up to, `translate(page, "sv", title="…")` its Swedish.

Factories of pages need no tree to begin with: they make it. Everything is published unless a test says `live=False`.
"""

from tests.factories.events import EventFactory, FollowUpFactory, SignUpFactory, let_be_over
from tests.factories.pages import (
    ArticlePageFactory,
    EventPageFactory,
    InformationPageFactory,
    PageFactory,
    SummaryPageFactory,
    TopicPageFactory,
    paragraph,
)
from tests.factories.people import PASSWORD, AdministratorFactory, UserFactory, administrator, editor, host, translator
from tests.factories.snippets import (
    ChoiceFactory,
    ContactFactory,
    QuestionFactory,
    SignUpFormFactory,
    SnippetFactory,
    TopicFactory,
    VenueFactory,
)
from tests.factories.translations import translate, translate_form
from tests.factories.tree import locale, of_tree

__all__ = [
    "PASSWORD",
    "AdministratorFactory",
    "ArticlePageFactory",
    "ChoiceFactory",
    "ContactFactory",
    "EventFactory",
    "EventPageFactory",
    "FollowUpFactory",
    "InformationPageFactory",
    "PageFactory",
    "QuestionFactory",
    "SignUpFactory",
    "SignUpFormFactory",
    "SnippetFactory",
    "SummaryPageFactory",
    "TopicFactory",
    "TopicPageFactory",
    "UserFactory",
    "VenueFactory",
    "administrator",
    "editor",
    "host",
    "let_be_over",
    "locale",
    "of_tree",
    "paragraph",
    "translate",
    "translate_form",
    "translator",
]
