"""The sign-ups that a host has chosen on the list, by its search and filters; they travel in the address."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import ngettext

from events.admin.signups import SignUpsView
from events.models import Event, SignUp


def chosen(request: HttpRequest, event: Event) -> QuerySet[SignUp]:
    """What the list shows under this address, all its pages; nobody where a filter can't be understood."""
    view = SignUpsView()
    view.setup(request, pk=event.pk)
    view.event = event
    if view.filters is not None and not view.filters.is_valid():
        return SignUp.objects.none()
    rows: QuerySet[SignUp] = view.get_queryset()
    return rows


def say_told(count: int, languages: int) -> str:
    numbers = {"people": count, "languages": languages}
    if languages == 1:
        one = ngettext(
            "%(people)d person gets a mail, in one language.",
            "%(people)d people get a mail each, in one language.",
            count,
        )
        return one % numbers
    several = ngettext(
        "%(people)d person gets a mail, in %(languages)d languages.",
        "%(people)d people get a mail each, in %(languages)d languages.",
        count,
    )
    return several % numbers


def say_without_address(count: int) -> str:
    """Empty where everybody has one."""
    sentence: Any = ngettext(
        "%(count)d person has no e-mail and gets nothing: call or tell at the door.",
        "%(count)d people have no e-mail and get nothing: call them or tell them at the door.",
        count,
    )
    return sentence % {"count": count} if count else ""
