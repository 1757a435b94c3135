"""The thesaurus in Wagtail's snippet screens: one row a thing, one box a language."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from core.languages import KNOWN
from search.models import SynonymGroup

MOST_TOLD = 3


def box(tag: str) -> FieldPanel:
    """Where a language's terms are written, in its own direction."""
    attributes = {"lang": tag, "dir": KNOWN[tag].direction, "rows": 2}
    return FieldPanel(SynonymGroup.columns[tag], widget=forms.Textarea(attrs=attributes))


class TellsOfRowsAlike:
    """Once a row is saved, says which others have one of its words."""

    def form_valid(self, form: Any) -> Any:
        response = super().form_valid(form)  # type: ignore[misc]
        for other in rows_alike(form.instance)[:MOST_TOLD]:
            address = reverse(SynonymGroup.snippet_viewset.get_url_name("edit"), args=[other.pk])
            text = _(
                "The row “%(row)s” has one of these words too. A search looks through each row by itself, so words for one thing "
                "belong in one row."
            )
            open_it = messages.button(address, _("Open that row"))
            messages.warning(self.request, text % {"row": other}, buttons=[open_it])  # type: ignore[attr-defined]
        return response


def rows_alike(group: SynonymGroup) -> QuerySet[SynonymGroup]:
    keys = group.keys.values("key")
    return SynonymGroup.objects.filter(keys__key__in=keys).exclude(pk=group.pk).distinct()


class ChangedGroupView(TellsOfRowsAlike, EditView):
    pass


class NewGroupView(TellsOfRowsAlike, CreateView):
    """With the words that a report has named: `?fi=kirppis`."""

    def get_initial_form_instance(self) -> SynonymGroup:
        named = {column: self.request.GET.get(tag, "") for tag, column in SynonymGroup.columns.items()}
        return SynonymGroup(**named)


class SynonymGroupViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "list-ul"
    menu_label = _("Synonyms")
    menu_name = "synonyms"
    add_to_admin_menu = True
    menu_order = 420
    copy_view_enabled = False
    add_view_class = NewGroupView
    edit_view_class = ChangedGroupView
    search_backend_name = None
    search_fields: ClassVar[list[str]] = list(SynonymGroup.columns.values())
    list_per_page = 50
    list_filter: ClassVar[dict[str, Any]] = {"is_place": ["exact"]}
    list_display: ClassVar[list[Any]] = [
        "__str__",
        *(Column(SynonymGroup.columns[tag], label=KNOWN[tag].name) for tag in ("fi", "sv", "ar")),
        BooleanColumn("is_place", label=_("A place")),
    ]
    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldRowPanel([box(first), box(second)]) for first, second in (("fi", "sv"), ("en", "ar"))],
            heading=_("Words that stand for one another"),
            help_text=_(
                "Who looks for one of them also finds pages that have another, at once. Separate them with commas. Only words "
                "that mean the same: “dog” and “pet” would bring cats to someone looking for dogs."
            ),
        ),
        MultiFieldPanel(
            [FieldRowPanel([box(first), box(second)])
             for first, second in (("ru", "uk"), ("et", "zh-hans"), ("so", "fa"))],
            heading=_("In other languages"),
        ),
        FieldPanel("is_place"),
    ]  # fmt: skip
