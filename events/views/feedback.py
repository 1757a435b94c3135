"""The feedback form behind the ticket in a mail. It knows the meeting, and nobody's name."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from events.feedback import Answered, give_feedback
from events.forms.feedback import GiveFeedbackForm
from events.models import Event, FeedbackTicket
from events.telling import nearest_pages
from events.views.personal import private
from events.views.sign_up import FORM_ID


@csrf_exempt  # whoever posts here holds the address, which no other site knows
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback_view(request: HttpRequest, ticket: uuid.UUID) -> HttpResponse:
    related = ("event__venue__locale", "event__feedback_form__locale")
    found = FeedbackTicket.objects.select_related(*related).filter(pk=ticket).first()
    if found is None:
        return answered(request)
    if request.method != "POST":
        return ask(request, found.event, GiveFeedbackForm(found.event))
    form = GiveFeedbackForm(found.event, request.POST)
    if "switch" in request.POST:
        form.keep_unchecked()
        return ask(request, found.event, form)
    if not form.is_valid():
        return ask(request, found.event, form, status=422)
    try:
        give_feedback(ticket=ticket, language=get_language() or "", **form.cleaned_data)
    except Answered:
        return answered(request)
    return private(redirect("events:feedback_thanks"))


@require_safe
def thanks_view(request: HttpRequest) -> HttpResponse:
    return private(render(request, "events/feedback_thanks.html"))


def ask(request: HttpRequest, event: Event, form: GiveFeedbackForm, *, status: int = 200) -> HttpResponse:
    page = nearest_pages([event], get_language() or "").get(event.pk)
    context: dict[str, Any] = {"form": form, "event": event, "event_page": page, "switch_form_id": FORM_ID}
    return private(render(request, "events/feedback.html", context, status=status))


def answered(request: HttpRequest) -> HttpResponse:
    return private(render(request, "events/feedback_answered.html", status=404))
