"""What is kept for longer than was promised, why, and a button that ends it now."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.log_actions import log

from events.admin.privacy import PrivacyScreen
from events.models import Event, SignUp
from events.privacy.anonymise import NotDue, anonymise
from events.privacy.due import LATE, POSTPONED, TODAY, due_events, due_follow_ups, due_needs, reason
from events.privacy.follow_up import end_terms
from events.privacy.forget import forget_needs

ENDED, NEEDS_FORGOTTEN = "events.follow_ups_ended", "events.needs_forgotten"
REASONS = {
    TODAY: gettext_lazy("Its time ends today; the worker does it within the day."),
    LATE: gettext_lazy("The worker should have done it by now. Is it running? Its log says what went wrong."),
    POSTPONED: gettext_lazy(
        "The meeting is postponed, and its people still have their places. Give it a new hour, cancel it, or anonymise "
        "it now: then nobody can be told of a new hour."
    ),
}


class OverdueView(PrivacyScreen):
    template_name = "events/admin/privacy_overdue.html"

    def get_page_title(self) -> str:
        return _("Kept for too long")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        due = due_events()
        named = SignUp.objects.filter(event__in=due, anonymised_at=None).order_by()
        people = dict(named.values_list("event").annotate(Count("pk")))
        events = [(event, people.get(event.pk, 0), REASONS[reason(event)]) for event in due]
        counts = {"needs": due_needs().count(), "follow_ups": due_follow_ups().count()}
        return super().get_context_data(**kwargs) | {"events": events} | counts


class AnonymiseNowView(PrivacyScreen):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        event = get_object_or_404(Event, pk=kwargs["pk"])
        try:
            count = anonymise(event=event, user=request.user)
        except NotDue:
            messages.error(request, _("The time that people were told isn’t over, so nothing was anonymised."))
        else:
            sentence = ngettext("%(count)d sign-up is anonymised.", "%(count)d sign-ups are anonymised.", count)
            messages.success(request, sentence % {"count": count})
        return redirect("events_admin:overdue")


class ForgetNeedsView(PrivacyScreen):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        count = forget_needs()
        log(instance=request.user, action=NEEDS_FORGOTTEN, user=request.user, data={"count": count})
        sentence = ngettext(
            "What %(count)d person said of access and food is erased.",
            "What %(count)d people said of access and food is erased.",
            count,
        )
        messages.success(request, sentence % {"count": count})
        return redirect("events_admin:overdue")


class EndTermsView(PrivacyScreen):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        count = end_terms()
        log(instance=request.user, action=ENDED, user=request.user, data={"count": count})
        sentence = ngettext("%(count)d address is erased.", "%(count)d addresses are erased.", count)
        messages.success(request, sentence % {"count": count})
        return redirect("events_admin:overdue")
