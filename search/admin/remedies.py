"""What an editor may do about a search in one click: try it, suggest a page, add synonyms, write a page."""

from collections.abc import Container
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.contrib.search_promotions.views.settings import CreateView, IndexView

from articles.models import ArticleIndexPage, ArticlePage


class Remedy(NamedTuple):
    """`is_act`: it makes something, so a button sends it."""

    label: Any
    address: str
    is_act: bool = False


def languages_written_in(user: Any) -> set[str]:
    """The languages in which this user may write an article; a few queries."""
    indexes = ArticleIndexPage.objects.select_related("locale")
    return {index.locale.language_code for index in indexes if index.permissions_for_user(user).can_add_subpage()}


def remedies(user: Any, query: str, tag: str, written_in: Container[str]) -> list[Remedy]:
    """Those that this user has the right to, who may write articles in the languages `written_in`."""
    found = [Remedy(_("Try it"), f"{search_address(tag)}?{urlencode({'q': query})}")]
    if user.has_perm("wagtailsearchpromotions.add_searchpromotion"):
        found.append(Remedy(_("Suggest a page"), f"{reverse('pick_for')}?{urlencode({'q': query})}"))
    if user.has_perm("search.add_synonymgroup"):
        named = urlencode({tag.partition("-")[0] if tag.endswith("-simple") else tag: query})
        found.append(Remedy(_("Add synonyms"), f"{reverse('wagtailsnippets_search_synonymgroup:add')}?{named}"))
    if tag in written_in:
        found.append(
            Remedy(_("Write an article"), f"{reverse('article_for', args=[tag])}?{urlencode({'q': query})}", True)
        )
    return found


def search_address(tag: str) -> str:
    with translation.override(tag):
        return reverse("search:search")


@require_POST
@transaction.atomic
def write_article(request: HttpRequest, tag: str) -> HttpResponse:
    """A draft article with the words as its title, in the language they were typed in, opened for writing."""
    index = get_object_or_404(ArticleIndexPage, locale__language_code=tag)
    if not index.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    title = capfirst(" ".join(request.GET.get("q", "").split()))[:255] or str(_("New article"))
    page = index.add_child(instance=ArticlePage(title=title, live=False, locale=index.locale, owner=request.user))
    page.save_revision(user=request.user, log_action=True)
    return redirect("wagtailadmin_pages:edit", page.pk)


class PickForView(CreateView):
    """Wagtail's screen for a new pick, with the words that a report has named."""

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"query_string": self.request.GET.get("q", "")}


class PicksView(IndexView):
    """Wagtail's list without its count of views: ours counts searches, by language."""

    columns = IndexView.columns[:2]
