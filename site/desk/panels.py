"""What the desk adds to the admin's home: a translator's own work, and for editors where the languages stand."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from desk.work import BEGUN, CHANGED, NEARLY, NEW, Task, as_tasks, counts, open_work

LOOKED_AT = 60  # open work from which the groups are made
SHOWN = 5  # of each group
STAGES = {
    CHANGED: _("Changed since: the original says something else now"),
    NEARLY: _("Nearly finished"),
    BEGUN: _("Begun"),
    NEW: _("New"),
}


class WorkPanel(Component):
    """Her open work by where it stands, what readers are misled by first."""

    name = "translations_to_do"
    template_name = "desk/panel.html"
    order = 10

    def __init__(self, tags: list[str]) -> None:
        self.tags = tags

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        rows = open_work(self.tags)
        return {"groups": in_groups(as_tasks(rows[:LOOKED_AT])), "total": rows.count()}


class LanguagesPanel(Component):
    """For editors: what is out of date, and how much each language has before it."""

    name = "out_of_date"
    template_name = "desk/languages_panel.html"
    order = 40

    def __init__(self, tags: list[str]) -> None:
        self.tags = tags

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        behind = open_work(self.tags).filter(is_behind=True)
        return {"tasks": as_tasks(behind[:SHOWN]), "counts": counts(self.tags)}


def in_groups(tasks: list[Task]) -> list[tuple[Any, list[Task]]]:
    """(heading, at most `SHOWN` tasks) of each stage in which there are any."""
    by_stage = {stage: [task for task in tasks if task.stage == stage] for stage in STAGES}
    return [(heading, by_stage[stage][:SHOWN]) for stage, heading in STAGES.items() if by_stage[stage]]
