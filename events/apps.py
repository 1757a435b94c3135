from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        from core.worker.schedule import daily, regularly
        from events import messages  # noqa: F401  its mails register themselves
        from events.clockwork import forget_needs, look_after

        regularly(look_after)
        daily(forget_needs)
