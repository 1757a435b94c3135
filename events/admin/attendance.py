"""The attendance list to print: by name, who comes along below each, and an empty box to tick."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.text import capfirst
from django.views.decorators.cache import never_cache

from events.admin.hosting import PRINTED, for_hosts, hosted_event, note
from events.models import Event, Mode, Needs, SignUp
from events.models.signup import TAKES_SEATS


@for_hosts
@never_cache
def attendance(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Those who have a seat, each way of taking part a list of its own. Needs stand there only with `needs` in the address."""
    event = hosted_event(request, pk)
    shows_needs = "needs" in request.GET and event.asks_needs
    lists = [(capfirst(str(Mode(mode).label)), who_comes(event, mode)) for mode in event.modes]
    note(event, PRINTED, request.user, count=sum(len(people) for _label, people in lists), needs=shows_needs)
    needs = needs_told(event) if shows_needs else {}
    context: dict[str, Any] = {
        "event": event,
        "lists": [(label, [(row, needs.get(row.pk, "")) for row in people]) for label, people in lists],
        "shows_needs": shows_needs,
    }
    answer: HttpResponse = render(request, "events/admin/attendance.html", context)
    return answer


def who_comes(event: Event, mode: str) -> list[SignUp]:
    """By name, with companions; a seat online meanwhile counts online."""
    rows = SignUp.objects.filter(event=event, state__in=TAKES_SEATS) | SignUp.objects.filter(
        event=event, has_meanwhile=True
    )
    people = rows.prefetch_related("companions").order_by("name", "number")
    return [row for row in people if row.seat_mode == mode]


def needs_told(event: Event) -> dict[int, str]:
    return dict(Needs.objects.filter(sign_up__event=event).values_list("sign_up", "text"))
