"""The thesaurus in Wagtail's snippet screens: one row a thing, one box a language."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from core.languages import KNOWN
from search.models import SynonymGroup


def box(tag: str) -> FieldPanel:
    """Where a language's terms are written, in its own direction."""
    attributes = {"lang": tag, "dir": KNOWN[tag].direction, "rows": 2}
    return FieldPanel(SynonymGroup.columns[tag], widget=forms.Textarea(attrs=attributes))


class NewGroupView(CreateView):
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
