"""What people thought of an event, for its host."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from events.admin.hosting import breadcrumbs, for_hosts, hosted_event
from events.feedback import totals


@for_hosts
def feedback(request: HttpRequest, pk: int) -> HttpResponse:
    event = hosted_event(request, pk)
    to_list = (reverse("events_admin:sign_ups", args=[event.pk]), _("Sign-ups"))
    context = {
        "event": event,
        "totals": totals(event),
        "breadcrumbs_items": breadcrumbs(request.user, event, to_list, ("", _("Feedback"))),
        "header_title": _("Feedback"),
        "page_title": _("Feedback"),
        "header_icon": "pick",
    }
    return render(request, "events/admin/feedback.html", context)
