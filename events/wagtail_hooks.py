"""What events add to Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from core.admin.panels import ACTIONS
from events.admin import home, hosting, invitations, pages, privacy, privacy_overdue
from events.admin.snippets import FeedbackFormViewSet, ReminderTextViewSet, SignUpFormViewSet, VenueViewSet
from events.admin.viewsets import EventViewSet
from events.privacy import anonymise, erase
from events.writing import WRITTEN

register_snippet(VenueViewSet)
register_snippet(SignUpFormViewSet)
register_snippet(ReminderTextViewSet)
register_snippet(FeedbackFormViewSet)

hooks.register("before_create_page", pages.begin_with_facts)
hooks.register("before_copy_page", pages.refuse_copy)
hooks.register("before_unpublish_page", pages.ask_before_unpublishing)
hooks.register("before_delete_page", pages.warn_of_people)
hooks.register("before_move_page", pages.warn_of_people)
hooks.register("before_bulk_action", pages.refuse_in_bulk)


hooks.register("construct_homepage_panels", home.add_events)
hooks.register(ACTIONS, home.begin_event)
hooks.register("register_admin_menu_item", privacy.menu_item)


@hooks.register("register_admin_viewset")
def register_events() -> EventViewSet:
    return EventViewSet()


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(hosting.SEEN, _("Look at sign-ups"), _("Looked at the sign-ups"))
    actions.register_action(hosting.EXPORTED, _("Export sign-ups"), _("Exported the sign-ups"))
    actions.register_action(hosting.PERSON_SEEN, _("Look at one sign-up"), _("Looked at one sign-up"))
    actions.register_action(hosting.CHECKED_IN, _("Check in"), _("Checked somebody in"))
    actions.register_action(hosting.UNDONE, _("Undo a check-in"), _("Took a check-in back"))
    actions.register_action(hosting.CANCELLED, _("Cancel a sign-up"), _("Cancelled a sign-up on somebody’s behalf"))
    actions.register_action(hosting.ADDED, _("Add somebody"), _("Added somebody by hand"))
    actions.register_action(hosting.MOVED, _("Give a seat"), _("Gave a seat to somebody who waited"))
    actions.register_action(hosting.CORRECTED, _("Correct an address"), _("Corrected somebody’s address"))
    actions.register_action(hosting.SENT_AGAIN, _("Send a mail again"), _("Sent a mail again"))
    actions.register_action(anonymise.ANONYMISED, _("Anonymise sign-ups"), _("Anonymised the sign-ups"))
    actions.register_action(privacy.LOOKED, _("Look up an address"), _("Looked up what is kept about an address"))
    actions.register_action(privacy.COPIED, _("Copy a person’s data"), _("Took a copy of a person’s data"))
    actions.register_action(erase.ERASED, _("Erase a person"), _("Erased a person’s data"))
    actions.register_action(
        erase.REPEATED, _("Erase a person again"), _("Erased a person’s data again after a restore")
    )
    actions.register_action(
        privacy_overdue.NEEDS_FORGOTTEN,
        _("Erase overdue needs"),
        _("Erased what people had said of access and food a week after the meeting"),
    )
    actions.register_action(
        privacy_overdue.ENDED, _("Erase overdue addresses"), _("Erased addresses whose term was over")
    )
    actions.register_action(WRITTEN, _("Write to sign-ups"), _("Wrote to those who signed up"))
    actions.register_action(hosting.PRINTED, _("Print the attendance list"), _("Opened the attendance list"))
    actions.register_action(
        hosting.TRANSLATED, _("Translate what was written"), _("Translated what somebody had written")
    )
    actions.register_action(invitations.MADE, _("Invite"), _("Kept seats for somebody"))
    actions.register_action(invitations.REVOKED, _("Take an invitation back"), _("Took an invitation back"))
