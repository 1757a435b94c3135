"""What search adds to Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from search.admin import remedies, report
from search.admin.thesaurus import SynonymGroupViewSet

register_snippet(SynonymGroupViewSet)


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return report.shows_report(request)


@hooks.register("register_admin_urls", order=-1)  # before Wagtail's own list of picks, which stands at the same address
def addresses() -> list[URLPattern]:
    return [
        path("searchpicks/", remedies.PicksView.as_view()),
        path("search/picks/add/", remedies.PickForView.as_view(), name="pick_for"),
        path("search/articles/add/<str:tag>/", remedies.write_article, name="article_for"),
        path("reports/searches/", report.SearchesView.as_view(), name="searches_report"),
        path(
            "reports/searches/results/", report.SearchesView.as_view(results_only=True), name="searches_report_results"
        ),
    ]


@hooks.register("register_reports_menu_item")
def register_report() -> ReportMenuItem:
    return ReportMenuItem(
        _("What residents looked for"), report.address(), name="searches", icon_name="search", order=100
    )


@hooks.register("construct_reports_menu")
def hide_wagtails_report(request: HttpRequest, items: list[Any]) -> None:
    """Its counts are of searches that we don't let it count."""
    items[:] = [item for item in items if item.name != "search-terms"]
