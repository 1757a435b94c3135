"""All screens about events in the admin, below one menu entry."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet

from events.admin import (
    adding,
    arrivals,
    attendance,
    copying,
    door,
    exporting,
    feedback,
    interpretation,
    invitations,
    mails,
    moving,
    person,
    post,
    privacy,
    privacy_overdue,
    translating,
    writing,
)
from events.admin.editing import DeleteEventView, EditEventView, NewEventView
from events.admin.forms import edit_handler, new_handler
from events.admin.index import EventsView, shows_events
from events.admin.signups import SignUpsView
from events.models import Event


class EventsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return shows_events(request.user)


class EventViewSet(ModelViewSet):
    model = Event
    name = "events_admin"
    url_prefix = "events"
    icon = "calendar-alt"
    menu_label = _("Events")
    menu_name = "events"
    menu_order = 150
    menu_item_class = EventsMenuItem
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = EventsView
    add_view_class = NewEventView
    edit_view_class = EditEventView
    delete_view_class = DeleteEventView
    list_per_page = 25
    search_backend_name = None
    search_fields = EventsView.search_fields
    list_display = EventsView.columns
    list_filter = None

    @cached_property
    def _edit_handler(self) -> Any:
        return edit_handler()

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        panel = new_handler()
        return super().get_add_view_kwargs(**kwargs) | {"panel": panel, "form_class": panel.get_form_class()}

    def get_urlpatterns(self) -> list[URLPattern]:
        sign_up = "sign-up/<uuid:public_id>/"
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/sign-ups/", SignUpsView.as_view(), name="sign_ups"),
            path("<int:pk>/sign-ups/results/", SignUpsView.as_view(results_only=True), name="sign_ups_results"),
            path("<int:pk>/sign-ups/add/", adding.AddView.as_view(), name="add_by_hand"),
            path("<int:pk>/feedback/", feedback.feedback, name="feedback"),
            path("<int:pk>/sign-ups/export/", exporting.ExportView.as_view(), name="export"),
            path("<int:pk>/sign-ups/write/", writing.WriteView.as_view(), name="write"),
            path("<int:pk>/sign-ups/attendance/", attendance.attendance, name="attendance"),
            path("<int:pk>/copy/", copying.CopyView.as_view(), name="copy_event"),
            path("<int:pk>/interpretation/", interpretation.InterpretationView.as_view(), name="interpretation"),
            path("<int:pk>/messages/", writing.MessagesView.as_view(), name="messages"),
            path("<int:pk>/mails/", mails.preview, name="mails"),
            path("<int:pk>/door/", door.DoorView.as_view(), name="door"),
            path("<int:pk>/door/count/", door.door_count, name="door_count"),
            path("<int:pk>/invitations/", invitations.invitations, name="invitations"),
            path("invitation/<uuid:public_id>/revoke/", invitations.revoke, name="revoke_invitation"),
            path(sign_up, person.PersonView.as_view(), name="person"),
            path(f"{sign_up}check-in/", arrivals.check_in_here, name="check_in"),
            path(f"{sign_up}undo-check-in/", arrivals.undo, name="undo_check_in"),
            path(f"{sign_up}cancel/", person.CancelView.as_view(), name="cancel"),
            path(f"{sign_up}code/", adding.ticket, name="ticket"),
            path(f"{sign_up}give-a-seat/", moving.MoveView.as_view(), name="move_up"),
            path(f"{sign_up}translation/", translating.TranslateView.as_view(), name="translate_written"),
            path(f"{sign_up}address/", post.AddressView.as_view(), name="address"),
            path(f"{sign_up}mails/<int:entry>/again/", post.again, name="mail_again"),
            path("personal-data/", privacy.PersonalDataView.as_view(), name="privacy"),
            path("personal-data/copy/", privacy.CopyView.as_view(), name="privacy_copy"),
            path("personal-data/erase/", privacy.EraseView.as_view(), name="privacy_erase"),
            path("personal-data/overdue/", privacy_overdue.OverdueView.as_view(), name="overdue"),
            path("personal-data/overdue/<int:pk>/", privacy_overdue.AnonymiseNowView.as_view(), name="anonymise_now"),
            path("personal-data/overdue/follow-ups/", privacy_overdue.EndTermsView.as_view(), name="end_terms"),
            path("personal-data/overdue/needs/", privacy_overdue.ForgetNeedsView.as_view(), name="forget_needs"),
        ]
