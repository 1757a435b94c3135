"""How many ask for interpretation into which language, and the host's word whether it is arranged."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from core.moments import language_name
from events.admin.hosting import for_hosts
from events.admin.screens import HostedScreen
from events.arranging import decide
from events.forms.interpretation import promise
from events.interpretation import ARRANGED, ON_DEMAND, demand, is_too_late, who_asked
from events.models import Event, Status


@method_decorator(for_hosts, name="dispatch")
class InterpretationView(HostedScreen):
    template_name = "events/admin/interpretation.html"
    header_icon = "comment"

    def get_page_title(self) -> str:
        return _("Interpretation")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = [
            {
                "row": row,
                "name": language_name(row.tag),
                "heading": promised(self.event, row.tag, row.state),
                "state": say_state(self.event, row.tag, row.state),
            }
            for row in demand(self.event)
        ]
        decides = self.event.status == Status.SCHEDULED and not self.event.is_over
        return super().get_context_data(**kwargs) | {"rows": rows, "open": ON_DEMAND if decides else ""}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        tag = request.POST.get("language", "")
        told = len([row for row in who_asked(self.event, tag) if row.email])
        try:
            change = decide(event=self.event, tag=tag, arranged="arranged" in request.POST, user=request.user)
        except (
            ValidationError
        ) as error:  # the event's facts contradict each other, and none can be changed before that is mended
            messages.error(request, " ".join(error.messages))
        else:
            say_decided(request, told if change else None)
        return redirect("events_admin:interpretation", self.event.pk)


def say_state(event: Event, tag: str, state: str) -> str:
    """Nothing while people can still ask: `promised` says all of it."""
    if state == ARRANGED:
        return _("is arranged")
    if state != ON_DEMAND:
        return _("is not arranged")
    return _("is decided in a moment") if is_too_late(event) else ""


def promised(event: Event, tag: str, state: str) -> str:
    """Until when how many have to ask, with the language's name; the name alone where that is no question any more."""
    return promise(event, tag) if state == ON_DEMAND and not is_too_late(event) else language_name(tag)


def say_decided(request: HttpRequest, told: int | None) -> None:
    """`told` is None where it had been decided before."""
    if told is None:
        messages.info(request, _("That had been decided already, so nothing has been changed."))
        return
    sentence = ngettext(
        "Decided. A mail tells %(count)d person who asked.",
        "Decided. A mail tells each of %(count)d people who asked.",
        told,
    )
    messages.success(request, sentence % {"count": told})
