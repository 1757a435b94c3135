"""Venues and sign-up forms in Wagtail's own snippet screens."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, LiveStatusTagColumn, LocaleColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from core.snippets import SourceChooserViewSet
from events.models import SignUpForm, Venue


class VenueViewSet(SnippetViewSet):
    model = Venue
    icon = "site"
    menu_label = _("Venues")
    menu_name = "venues"
    chooser_viewset_class = SourceChooserViewSet
    list_display = [
        "name",
        "street",
        Column("capacity", label=_("Capacity")),
        BooleanColumn("step_free", label=_("Step-free access")),
        LocaleColumn(),
        LiveStatusTagColumn(),
    ]
    ordering = ["name"]


class SignUpFormViewSet(SnippetViewSet):
    model = SignUpForm
    icon = "form"
    menu_label = _("Sign-up forms")
    menu_name = "sign-up-forms"
    copy_view_enabled = False  # Wagtail's can't copy questions; one form serves any number of events
    chooser_viewset_class = SourceChooserViewSet
    list_display = ["title", LocaleColumn(), LiveStatusTagColumn()]
    ordering = ["title"]
