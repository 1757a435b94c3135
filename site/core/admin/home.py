"""The home of everybody who works here begins with what they came for; each app adds its part (`core.admin.panels`)."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)

from core.admin.drafts import DraftsPanel, ScheduledPanel
from core.admin.house import ADMINISTRATES, HousePanel
from core.admin.panels import ActionsPanel
from core.roles import is_held_to_languages, languages_of

FOR_NOBODY = (WorkflowObjectsToModeratePanel, UserObjectsInWorkflowModerationPanel)  # no workflow is on


def furnish(request: HttpRequest, panels: list[Any]) -> None:
    """For `construct_homepage_panels`: takes Wagtail's panels away from whom they tell nothing, and adds core's."""
    user = request.user
    edits = not is_held_to_languages(user)
    unwanted: tuple[type, ...] = FOR_NOBODY
    if not edits:
        unwanted += (LockedPagesPanel,)
        if not languages_of(user):
            unwanted += (RecentEditsPanel,)
    panels[:] = [panel for panel in panels if not isinstance(panel, unwanted)]
    if edits:
        panels += [ActionsPanel(request), DraftsPanel(request), ScheduledPanel(request)]
    if user.has_perm(ADMINISTRATES):
        panels.append(HousePanel())


def count_nothing(request: HttpRequest, items: list[Any]) -> None:
    """For `construct_homepage_summary_items`: how many pages and images there are is nobody's question."""
    items.clear()
