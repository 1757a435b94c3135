"""The sign-up form's own address: shown, shown again with its errors or in another language, and answered."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.forgery import refuses_foreign_posts
from events.forms.public import PublicForm
from events.limits import is_too_much, seconds_until_next_hour
from events.models import Event
from events.signups import Closed, InvitationOver, seats, sign_up
from events.signups.invitation_links import find_invitation
from events.signups.invite import seats_left
from events.telling import nearest_pages

FORM_ID = "sign-up"
TOO_MUCH = gettext_lazy(
    "Very many people have signed up from your network within an hour, so we can’t take more from there just now. Everything is "
    "still here: send it again later, or from another network."
)


@never_cache  # each form shown carries an attempt of its own
@require_http_methods(["GET", "HEAD", "POST"])
@refuses_foreign_posts
def sign_up_view(request: HttpRequest, code: str) -> HttpResponse:
    """Whatever is true of the address that was typed, the answer is the same: 'look in your mail'."""
    return respond(request, told(code))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@refuses_foreign_posts
def invited_view(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """The same form for one of the seats that the host keeps."""
    context = told(code)
    invitation = find_invitation(context["event"], token)
    if invitation is None:
        response = over(request, context, status=404)
    elif request.method != "POST" and context["event"].sign_up_state == "open" and not seats_left(invitation):
        response = over(request, context)  # who posts may be clicking twice
    else:
        response = respond(request, context | {"invitation": invitation})
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def told(code: str) -> dict[str, Any]:
    """The event and the page that names it. Raises Http404 where the public doesn't know it."""
    event = get_object_or_404(Event.objects.select_related("venue__locale", "sign_up_form"), code=code)
    page = nearest_pages([event], get_language() or "").get(event.pk)
    if page is None:
        raise Http404
    return {"event": event, "event_page": page}


def respond(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    event, invitation = context["event"], context.get("invitation")
    if event.sign_up_state != "open":
        return closed(request, context, event.sign_up_state)
    if request.method != "POST":
        return show(request, context, PublicForm(event, invitation=invitation))
    form = PublicForm(event, request.POST, invitation=invitation)
    if "switch" in request.POST:
        form.keep_unchecked()
        return show(request, context, form)
    if not form.is_valid():
        return show(request, context, form, status=422)
    if form.refuses_machines():
        return show(request, context, form, status=429)
    if is_too_much(request):
        form.add_error(None, TOO_MUCH)
        response = show(request, context, form, status=429)
        response["Retry-After"] = str(seconds_until_next_hour())
        return response
    return answer(request, context, form)


def answer(request: HttpRequest, context: dict[str, Any], form: PublicForm) -> HttpResponse:
    details = form.details()
    try:
        sign_up(
            event=form.event,
            details=details,
            attempt=form.cleaned_data["attempt"],
            invitation=context.get("invitation"),
        )
    except Closed as why:
        return closed(request, context, why.reason)
    except InvitationOver as why:
        if not why.left:
            return over(request, context)
        form.add_error(None, too_large_a_group(why.left))
        return show(request, context, form, status=409)
    level = seats.level(form.event)
    return render(request, "events/signed_up.html", context | {"email": details.email, "level": level})


def too_large_a_group(left: int) -> str:
    sentence = ngettext(
        "Only %(count)d seat is left for this invitation. Come in a smaller group, or sign up without it.",
        "Only %(count)d seats are left for this invitation. Come in a smaller group, or sign up without it.",
        left,
    )
    return sentence % {"count": left}


def over(request: HttpRequest, context: dict[str, Any], status: int = 410) -> HttpResponse:
    """An invitation that can't be used any more, or never was one: the public sign-up is where one goes on."""
    return render(request, "events/invitation_over.html", context, status=status)


def show(request: HttpRequest, context: dict[str, Any], form: PublicForm, status: int = 200) -> HttpResponse:
    level, levels = seats.level_and_modes(form.event)
    shown = {"form": form, "levels": levels, "level": level, "switch_form_id": FORM_ID}
    return render(request, "events/sign_up.html", context | shown, status=status)


def closed(request: HttpRequest, context: dict[str, Any], reason: str) -> HttpResponse:
    """Says why nobody can sign up now, and from when or where instead."""
    level = seats.level(context["event"])
    return render(request, "events/sign_up_closed.html", context | {"reason": reason, "level": level})
