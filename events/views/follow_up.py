"""Behind the signed address in a mail: to go on hearing what came of a meeting, or stop. Only a button changes anything."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.words import attach_words
from events.privacy.follow_up import end_of_term, renew, stop
from events.privacy.links import find
from events.views.personal import private


@csrf_exempt  # whoever posts here holds the address, which no other site knows
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_up_view(request: HttpRequest, token: str) -> HttpResponse:
    row = find(token)
    if row is None:
        return private(render(request, "events/follow_up_gone.html", status=404))
    if request.method == "POST" and "stop" in request.POST:
        stop(follow_up=row)
        return private(render(request, "events/follow_up_gone.html", {"is_erased": True}))
    if request.method == "POST" and "renew" in request.POST:
        renew(follow_up=row)
        return private(redirect(reverse("events:follow_up", args=[token]) + "?renewed"))
    topics = list(row.topics.all())
    attach_words(topics, get_language() or "")
    context = {
        "follow_up": row,
        "topics": topics,
        "renewed_until": end_of_term(),
        "is_renewed": "renewed" in request.GET,
    }
    return private(render(request, "events/follow_up.html", context))
