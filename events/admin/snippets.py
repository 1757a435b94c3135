"""Venues and sign-up forms in Wagtail's own snippet screens."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, LiveStatusTagColumn, LocaleColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from core.snippets import SourceChooserViewSet
from events.models import FeedbackForm, ReminderText, SignUpForm, Venue


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


class ReminderTextViewSet(SnippetViewSet):
    model = ReminderText
    icon = "mail"
    menu_label = _("Texts of reminders")
    menu_name = "reminder-texts"
    chooser_viewset_class = SourceChooserViewSet
    list_display = ["heading", LocaleColumn(), LiveStatusTagColumn()]
    ordering = ["heading"]


class FeedbackFormViewSet(SnippetViewSet):
    model = FeedbackForm
    icon = "form"
    menu_label = _("Feedback forms")
    menu_name = "feedback-forms"
    chooser_viewset_class = SourceChooserViewSet
    list_display = ["stars_question", LocaleColumn(), LiveStatusTagColumn()]
    ordering = ["stars_question"]
