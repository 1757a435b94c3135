"""What a translator may reach in the admin: her own languages, the words alone, and nothing that is an editors' decision.

Wagtail's rights end at a tree of pages and at a kind of snippet, and several of its views and wagtail-localize's have no hook.
So the wall stands before the views: of the addresses below, what isn't named here is refused, a new one of a later version too.
Everything else in the admin is held by Wagtail's rights (`core.roles`). See docs/decisions/translators-walls.md.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.urls import ResolverMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.snippets.models import get_snippet_models
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation

from core.roles import is_held_to_languages, languages_of

Check = Callable[[HttpRequest, Mapping[str, Any], list[str]], bool]

EDITORS_DECISIONS = ("localize-restart-translation", "localize-convert-to-alias")
PAGES = {
    "search", "search_results", "type_use", "type_use_results", "usage", "edit", "preview_on_edit", "view_draft", "unpublish",
    "history", "history_results", "revisions_index", "revisions_view", "revisions_compare", "revisions_unschedule",
}  # fmt: skip
SNIPPETS = {"index", "list", "list_results", "usage", "history", "history_results", "revisions_compare"}
CHOOSERS = {"choose", "choose_results", "chosen", "chosen_multiple"}
BULK_ACTIONS = {"publish", "unpublish"}
REPORTS = {"translations_report", "translations_report_results", "javascript_catalog"}
WORDS = {"edit_string_translation", "edit_override", "download_pofile", "upload_pofile", "preview_translation"}
INTERFACES = {"snippets_api_listing", "snippets_api_detail"}


class WallsMiddleware:
    """Stands behind authentication and messages. Costs visitors' pages nothing, the admin two queries."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Mapping[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not is_walled(match) or not request.user.is_authenticated:
            return None
        return None if may_pass(request, match, kwargs) else refuse(request)


def is_walled(match: ResolverMatch) -> bool:
    """Whether the wall stands before this address: pages, snippets and their choosers, bulk actions, wagtail-localize."""
    namespace = match.namespace
    return (
        namespace in ("wagtailadmin_pages", "wagtail_localize")
        or namespace.startswith("wagtailsnippet")
        or match.url_name == "wagtail_bulk_action"
    )


def may_pass(request: HttpRequest, match: ResolverMatch, kwargs: Mapping[str, Any]) -> bool:
    user = request.user
    if not is_held_to_languages(user):
        return True
    tags = languages_of(user)
    name = match.url_name or ""
    if match.namespace == "wagtail_localize":
        return name in REPORTS or (name in WORDS and _own_words(kwargs, tags)) or _own_interface(request, name, kwargs)
    if not tags:
        return True  # no translator: Wagtail's own rights hold
    if request.method == "POST" and any(decision in request.POST for decision in EDITORS_DECISIONS):
        return False
    if match.namespace == "wagtailadmin_pages":
        return name in PAGES
    if match.namespace.startswith("wagtailsnippetchoosers"):
        return name in CHOOSERS
    if name == "wagtail_bulk_action":
        return (kwargs["app_label"], kwargs["model_name"]) == ("wagtailcore", "page") and kwargs[
            "action"
        ] in BULK_ACTIONS
    return name in SNIPPETS or (name == "edit" and _own_snippet(match.namespace, kwargs, tags))


def refuse(request: HttpRequest) -> HttpResponse:
    """A sentence in the translator's language: on the admin's home, or as the answer itself to a program of the page."""
    with override(UserProfile.get_for_user(request.user).get_preferred_language()):
        sentence = _("This is for editors, or in a language that you don’t translate into.")
    if request.method not in ("GET", "HEAD", "POST") or request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return HttpResponseForbidden(sentence, content_type="text/plain; charset=utf-8")
    messages.error(request, sentence)
    return HttpResponseRedirect(reverse("wagtailadmin_home"))


def _own_words(kwargs: Mapping[str, Any], tags: list[str]) -> bool:
    """Whether the translation is in the cycle and into one of these languages."""
    joined = Translation.objects.filter(pk=kwargs["translation_id"], enabled=True)
    return joined.filter(target_locale__language_code__in=tags).exists()


def _own_snippet(namespace: str, kwargs: Mapping[str, Any], tags: list[str]) -> bool:
    """Whether the row opens in the translators' editor, which shows words alone, in one of these languages."""
    models = {
        f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}": model for model in get_snippet_models()
    }
    row = (
        models[namespace]._default_manager.filter(pk=unquote(str(kwargs["pk"])), locale__language_code__in=tags).first()
    )
    if row is None:
        return False
    return Translation.objects.filter(
        source__object_id=row.translation_key, target_locale=row.locale_id, enabled=True
    ).exists()


def _own_interface(request: HttpRequest, name: str, kwargs: Mapping[str, Any]) -> bool:
    """wagtail-localize's interface to snippets asks for no right at all: only who may change their words needs their names."""
    return name in INTERFACES and request.user.has_perm(f"{kwargs['app_label']}.change_{kwargs['model_name']}")
