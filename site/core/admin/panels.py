"""What the panels of everybody's home in the admin are made of. Each app gives its own; core knows none of them.

An app that has something to begin there registers it: `hooks.register(ACTIONS, f)`, where `f(request)` is an Action or None.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, Table

from core.languages import language

ACTIONS = "register_home_action"
WIDE = "only-wide"  # the class of columns for which a telephone has no room
SHOWN = 8  # rows of a panel; the rest is one click away


@dataclass(frozen=True)
class Action:
    """A button on the home: where one begins something. Lower `order` stands first."""

    label: Any
    url: str
    icon: str
    order: int = 100


class ActionsPanel(Component):
    """What this person may begin: 'New event', 'New article' …"""

    name = "actions"
    template_name = "core/admin/actions.html"
    order = 1

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        offered = [offer(self.request) for offer in hooks.get_hooks(ACTIONS)]
        actions = [action for action in offered if action]
        return {"actions": sorted(actions, key=lambda action: action.order)}


class TablePanel(Component):
    """A heading and a table, or a sentence that says what will be here. Subclasses say what the rows are."""

    name: ClassVar[str]
    heading: ClassVar[Any]
    icon: ClassVar[str]
    empty: ClassVar[Any]
    columns: ClassVar[Sequence[Column]]
    template_name = "core/admin/table_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def rows(self) -> QuerySet[Any]:
        """All of them in order; `SHOWN` are shown."""
        raise NotImplementedError

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        rows = self.rows()
        shown = list(rows[:SHOWN])
        more = rows.count() - SHOWN if len(shown) == SHOWN else 0
        return {"panel": self, "shown": shown, "table": Table(self.columns, shown, caption=self.heading), "more": more}


def language_column(accessor: Callable[[Any], str]) -> Column:
    """The name of a row's language in that language; `accessor` gives its tag."""
    return Column("language", label=_("Language"), accessor=lambda row: own_name(accessor(row)), classname=WIDE)


def own_name(tag: str) -> SafeString:
    """'suomi', marked as Finnish."""
    return format_html('<span lang="{}">{}</span>', tag, language(tag).name)
