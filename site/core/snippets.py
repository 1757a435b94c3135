"""Screens of the snippets that every kind of page shares. Wagtail's own, with the language and the state in the list."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LiveStatusTagColumn, LocaleColumn
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.models import Contact, Topic


class SourceChooserViewSet(SnippetChooserViewSet):
    """Offers each thing once, by the row it was first written in: facts are read from that one alone."""

    def get_object_list(self) -> QuerySet[Any]:
        return self.model.objects.sources()


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_name = "topics"
    copy_view_enabled = False
    chooser_viewset_class = SourceChooserViewSet
    list_display = ["name", LocaleColumn(), LiveStatusTagColumn()]
    ordering = ["name"]


class ContactViewSet(SnippetViewSet):
    model = Contact
    icon = "user"
    menu_label = _("Contacts")
    menu_name = "contacts"
    copy_view_enabled = False
    chooser_viewset_class = SourceChooserViewSet
    list_display = ["name", "job_title", LocaleColumn(), LiveStatusTagColumn()]
    ordering = ["name"]
