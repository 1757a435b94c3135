"""What the translators' desk adds to Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.roles import is_held_to_languages
from desk import bulk, localize, notices
from desk.panels import LanguagesPanel, WorkPanel
from desk.views import languages_before

FIRST = -10  # before wagtail-localize's own hooks and addresses, which are at 0

hooks.register("before_edit_page", localize.refuse_unfinished_publication, order=FIRST)
hooks.register("before_edit_snippet", localize.refuse_unfinished_publication, order=FIRST)
hooks.register("before_edit_page", notices.tell_of_changes, order=FIRST)
hooks.register("before_edit_snippet", notices.tell_of_changes, order=FIRST)
hooks.register("before_bulk_action", bulk.refuse_unfinished, order=FIRST)


@hooks.register("register_admin_urls", order=FIRST)
def checked_addresses() -> list[URLPattern | URLResolver]:
    """wagtail-localize's addresses of submission and syncing, answered by our views."""
    snippet = "localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/"
    return [
        path("translations/", include("desk.urls")),
        path("localize/submit/page/<int:page_id>/", localize.SubmitPageView.as_view()),
        path(snippet, localize.SubmitSnippetView.as_view()),
        path("localize/update/<int:translation_source_id>/", localize.SyncView.as_view()),
    ]


class WorkMenuItem(MenuItem):
    """For whoever translates, and for editors, who see where the languages stand."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(languages_before(request.user))


@hooks.register("register_admin_menu_item")
def work_menu_item() -> MenuItem:
    return WorkMenuItem(_("Translations"), reverse("desk:work"), icon_name="wagtail-localize-language", order=160)


@hooks.register("construct_homepage_panels")
def add_work(request: HttpRequest, panels: list[Any]) -> None:
    if tags := languages_before(request.user):
        panels.append(WorkPanel(tags) if is_held_to_languages(request.user) else LanguagesPanel(tags))
