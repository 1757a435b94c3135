"""A translator's work on the admin's home page."""

from typing import Any

from wagtail.admin.ui.components import Component

from desk.work import as_tasks, open_work

SHOWN = 5


class WorkPanel(Component):
    name = "translations_to_do"
    template_name = "desk/panel.html"
    order = 50

    def __init__(self, tags: list[str]) -> None:
        self.tags = tags

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        rows = open_work(self.tags)
        shown = as_tasks(rows[:SHOWN])
        return {"tasks": shown, "total": rows.count() if len(shown) == SHOWN else len(shown)}
