"""What residents looked for, and what found nothing: by language and span, and from each row in one click to a remedy."""

from datetime import timedelta
from typing import Any, ClassVar

import django_filters
from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from core.languages import choices, language
from core.spreadsheets import safe_cell
from search.admin.remedies import languages_written_in, remedies
from search.models import SearchCount

SPANS = {"7": _("in a week"), "30": _("in a month"), "90": _("in three months")}
USUAL_SPAN = "30"
RIGHT = "search.view_searchcount"


def searches() -> QuerySet[SearchCount]:
    """Each query of each language once: how often in all, and how many pages it found the last time."""
    same = SearchCount.objects.filter(language=OuterRef("language"), query=OuterRef("query")).order_by("-day")
    grouped: Any = SearchCount.objects.values("language", "query")
    return grouped.annotate(often=Sum("times"), lately=Subquery(same.values("found")[:1]))


class SearchesFilter(WagtailFilterSet):
    span = django_filters.ChoiceFilter(
        label=_("When"), method="within", choices=list(SPANS.items()), empty_label=None, initial=USUAL_SPAN
    )
    language = django_filters.ChoiceFilter(label=_("Language"), choices=lambda: choices(_tags()))
    found = django_filters.ChoiceFilter(label=_("Found"), method="finding", choices=[("nothing", _("nothing"))])

    class Meta:
        model = SearchCount
        fields: ClassVar[list[str]] = ["span", "language", "found"]

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        data = data.copy() if data is not None else {}
        data.setdefault("span", USUAL_SPAN)
        super().__init__(data, *args, **kwargs)

    def within(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return rows.filter(day__gt=timezone.localdate() - timedelta(days=int(value)))

    def finding(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return rows.filter(lately=0)


def _tags() -> list[str]:
    return [tag for tag, _name in settings.LANGUAGES]


class QueryColumn(Column):
    """The words in their own language, and what may be done about them."""

    cell_template_name = "search/admin/query_cell.html"

    def __init__(self, name: str, *, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.request = request
        self.written_in = languages_written_in(request.user)  # asked once for the whole list

    def get_cell_context_data(self, instance: dict[str, Any], parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {
            "csrf_token": get_token(self.request),  # a cell's template knows nothing of the request
            "tag": instance["language"],
            "direction": language(instance["language"]).direction,
            "query": instance["query"],
            "remedies": remedies(self.request.user, instance["query"], instance["language"], self.written_in),
        }


class SearchesView(ReportView):
    page_title = _("What residents looked for")
    header_icon = "search"
    index_url_name = "searches_report"
    index_results_url_name = "searches_report_results"
    results_template_name = "search/admin/report_results.html"
    filterset_class = SearchesFilter
    default_ordering = ["-often", "query"]
    list_export: ClassVar[list[str]] = ["query", "language", "often", "lately"]
    custom_field_preprocess: ClassVar[dict[str, Any]] = {"query": {"csv": safe_cell, "xlsx": safe_cell}}
    export_headings: ClassVar[dict[str, Any]] = {
        "query": _("Looked for"),
        "language": _("Language"),
        "often": _("Times"),
        "lately": _("Pages found"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not shows_report(request):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def columns(self) -> list[Column]:
        return [
            QueryColumn("query", label=_("Looked for"), request=self.request),
            Column("language", label=_("Language"), accessor=lambda row: language(row["language"]).name),
            Column("often", label=_("Times"), sort_key="often"),
            Column("lately", label=_("Pages found"), sort_key="lately"),
        ]

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return super().get_filterset_kwargs() | {"queryset": searches()}

    def get_base_queryset(self) -> QuerySet[Any]:
        return searches()

    def get_filename(self) -> str:
        return f"searches-{timezone.localdate()}"


def address() -> str:
    return reverse("searches_report")


def shows_report(request: HttpRequest) -> bool:
    return bool(request.user.has_perm(RIGHT))
