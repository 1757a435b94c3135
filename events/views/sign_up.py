"""The sign-up form's own address: shown, shown again with its errors or in another language, and answered."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.forgery import refuses_foreign_posts
from events.forms.sign_up import EntryForm
from events.models import Event
from events.signups import Closed, seats, sign_up
from events.telling import nearest_pages

FORM_ID = "sign-up"


@never_cache  # each form shown carries an attempt of its own
@require_http_methods(["GET", "HEAD", "POST"])
@refuses_foreign_posts
def sign_up_view(request: HttpRequest, code: str) -> HttpResponse:
    """Whatever is true of the address that was typed, the answer is the same: 'look in your mail'."""
    event = get_object_or_404(Event.objects.select_related("venue__locale", "sign_up_form"), code=code)
    page = nearest_pages([event], get_language() or "").get(event.pk)
    if page is None:
        raise Http404
    context: dict[str, Any] = {"event": event, "event_page": page}
    if event.sign_up_state != "open":
        return closed(request, context, event.sign_up_state)
    if request.method != "POST":
        return show(request, context, EntryForm(event))
    form = EntryForm(event, request.POST)
    if "switch" in request.POST:
        form.keep_unchecked()
        return show(request, context, form)
    if not form.is_valid():
        return show(request, context, form, status=422)
    return answer(request, context, form)


def answer(request: HttpRequest, context: dict[str, Any], form: EntryForm) -> HttpResponse:
    details = form.details()
    try:
        sign_up(event=form.event, details=details, attempt=form.cleaned_data["attempt"])
    except Closed as why:
        return closed(request, context, why.reason)
    level = seats.level(form.event)
    return render(request, "events/signed_up.html", context | {"email": details.email, "level": level})


def show(request: HttpRequest, context: dict[str, Any], form: EntryForm, status: int = 200) -> HttpResponse:
    level, levels = seats.level_and_modes(form.event)
    shown = {"form": form, "levels": levels, "level": level, "switch_form_id": FORM_ID}
    return render(request, "events/sign_up.html", context | shown, status=status)


def closed(request: HttpRequest, context: dict[str, Any], reason: str) -> HttpResponse:
    """Says why nobody can sign up now, and from when or where instead."""
    level = seats.level(context["event"])
    return render(request, "events/sign_up_closed.html", context | {"reason": reason, "level": level})
