"""What articles add to Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from articles.admin import importing
from core.admin.panels import ACTIONS, Action


class ImportMenuItem(MenuItem):
    """Shown to those who may add an article in some language."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(importing.languages_for(request.user))


@hooks.register("register_admin_urls")
def register_import_addresses() -> list[URLPattern]:
    return [
        path("articles/import/", importing.upload, name="import_article"),
        path("articles/import/confirm/", importing.confirm, name="confirm_import"),
    ]


@hooks.register("register_admin_menu_item")
def register_import_item() -> ImportMenuItem:
    return ImportMenuItem(_("Import an article"), reverse("import_article"), icon_name="upload", order=250)


@hooks.register(ACTIONS)
def begin_article(request: HttpRequest) -> Action | None:
    """In the language the editor reads the admin in, or else the first in which she may."""
    if not (index := importing.index_to_begin_in(request.user)):
        return None
    url = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", index.pk])
    return Action(_("New article"), url, "doc-full", order=20)


@hooks.register(ACTIONS)
def begin_import(request: HttpRequest) -> Action | None:
    if not importing.languages_for(request.user):
        return None
    return Action(_("Import an article"), reverse("import_article"), "upload", order=30)
