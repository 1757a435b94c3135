"""What articles add to Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from articles.admin import importing


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
