"""How the house itself is: for administrators, who are the ones to act when something doesn't go out."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from wagtail.admin.ui.components import Component

from core.interface import has_catalogue
from core.languages import Language, language
from core.outbox.health import health

ADMINISTRATES = "auth.change_user"


class HousePanel(Component):
    """Whether mails and scheduled pages go out, and which languages don't speak the interface yet."""

    name = "house"
    template_name = "core/admin/house.html"
    order = 60

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        token = parent_context["csrf_token"]  # for the buttons that try again
        return {"outbox": health(now=timezone.now()), "incomplete": languages_in_english(), "csrf_token": token}


def languages_in_english() -> list[Language]:
    """The languages of the site whose interface speaks English until its catalogue is complete."""
    return [language(tag) for tag, _name in settings.LANGUAGES if not has_catalogue(tag)]
