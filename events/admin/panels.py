"""What editors show of events: facts to read, and the way to the screen on which they change."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel


class WhenAndWherePanel(Panel):
    """The event's facts beside its words. A page's draft never moves a meeting, so nothing can be edited here."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"heading": _("When and where"), "icon": "calendar-alt"} | kwargs))

    class BoundPanel(Panel.BoundPanel):
        template_name = "events/admin/when_and_where.html"

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.instance.event_id)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            # Late, for the page models import this module.
            from events.admin.index import say_seats
            from events.signups.seats import count

            event = self.instance.event
            may_change = self.request.user.has_perm("events.change_event")
            return super().get_context_data(parent_context) | {
                "event": event,
                "seats": say_seats(count(event)) if event.takes_sign_ups else "",
                "event_url": reverse("events_admin:edit", args=[event.pk]) if may_change else "",
            }


class UsedAtPanel(Panel):
    """The events at which a form's questions are asked: whoever changes it changes it for all of them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"heading": _("Where it is asked"), "icon": "calendar-alt"} | kwargs))

    class BoundPanel(Panel.BoundPanel):
        template_name = "events/admin/used_at.html"

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            may_change = self.request.user.has_perm("events.change_event")
            events = self.instance.source.events.order_by("-starts_at")
            return super().get_context_data(parent_context) | {"events": events, "may_change": may_change}
