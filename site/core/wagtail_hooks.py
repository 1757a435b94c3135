"""What core adds to Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import DismissibleMenuItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from core import superusers
from core.admin import home
from core.admin.again import again
from core.rich_text import ReadersPageLinkHandler
from core.snippets import ContactViewSet, TopicViewSet

ADMIN_SHEETS = ("colours", "login", "home", "screens", "forms", "mails", "sign_ups", "door")  # in site/static/admin/

register_snippet(TopicViewSet)
register_snippet(ContactViewSet)

hooks.register("before_create_user", superusers.refuse_new_superuser)
hooks.register("before_edit_user", superusers.refuse_touched_superuser)
hooks.register("before_bulk_action", superusers.refuse_superusers_in_bulk)

hooks.register("construct_homepage_panels", home.furnish)
hooks.register("construct_homepage_summary_items", home.count_nothing, order=1000)  # after each app has added its own


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [path("outbox/<int:pk>/again/", again, name="outbox_again")]


@hooks.register("insert_global_admin_css")
def house_colours() -> SafeString:
    sheets = ((versioned_static(f"admin/{name}.css"),) for name in ADMIN_SHEETS)
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own handler of page links, which it replaces
def lead_links_to_the_readers_language(features: FeatureRegistry) -> None:
    features.register_link_type(ReadersPageLinkHandler)


@hooks.register("construct_help_menu")
def keep_help_to_this_house(request: HttpRequest, items: list[Any]) -> None:
    """News of Wagtail's versions and its guide lead elsewhere, and would count as unread for everybody."""
    items[:] = [item for item in items if not isinstance(item, DismissibleMenuItem)]
