"""What the host's screens share: whose they are, and that it is noted who looked."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from events.admin.rights import demand_sign_ups, is_editor
from events.models import Event, SignUp

SEEN, EXPORTED, PERSON_SEEN = "events.sign_ups_seen", "events.sign_ups_exported", "events.sign_up_seen"
PRINTED = "events.attendance_printed"
CHECKED_IN, UNDONE, CANCELLED = "events.checked_in", "events.check_in_undone", "events.sign_up_cancelled"
ADDED, MOVED = "events.added_by_hand", "events.moved_up"
CORRECTED, SENT_AGAIN = "events.address_corrected", "events.mail_sent_again"
TRANSLATED = "events.written_translated"
PAUSE = timedelta(hours=1)  # paging and searching at the door is one look, not a hundred

View = Callable[..., Any]


def for_hosts(view: View) -> View:
    """Answer 403 in the admin's own frame to whoever may not see this event's sign-ups."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return view(request, *args, **kwargs)
        except PermissionDenied:
            title = _("For hosts only")
            context = {"header_title": title, "page_title": title}
            return render(request, "events/admin/refused.html", context, status=403)

    return guarded


def hosted_event(request: HttpRequest, pk: int) -> Event:
    """The event, for those who may see its sign-ups. Raises Http404 and PermissionDenied."""
    event = get_object_or_404(Event.objects.select_related("venue", "sign_up_form"), pk=pk)
    demand_sign_ups(request.user, event)
    return event


def hosted_sign_up(request: HttpRequest, public_id: Any) -> SignUp:
    """One person's sign-up, for the hosts of its event. Raises Http404 and PermissionDenied."""
    sign_up = get_object_or_404(SignUp.objects.select_related("event"), public_id=public_id)
    demand_sign_ups(request.user, sign_up.event)
    return sign_up


def note(event: Event, action: str, user: Any, **data: Any) -> None:
    """Keep in the event's log that somebody did this; `data` holds ids and numbers, never a name or an address."""
    log(instance=event, action=action, user=user, data=data)


def note_look(event: Event, user: Any) -> None:
    """Note that somebody looked at the list, once in a while."""
    recent = ModelLogEntry.objects.for_instance(event).filter(
        action=SEEN, user=user, timestamp__gt=timezone.now() - PAUSE
    )
    if not recent.exists():
        note(event, SEEN, user)


def breadcrumbs(user: Any, event: Event, *more: tuple[str, str]) -> list[dict[str, str]]:
    """The path to a screen of this event; `more` are (address, label), the last without an address."""
    items = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("events_admin:index"), "label": _("Events")},
    ]
    if is_editor(user):
        items.append({"url": reverse("events_admin:edit", args=[event.pk]), "label": event.name})
    return items + [{"url": url, "label": label} for url, label in more]
