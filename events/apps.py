from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        from core.worker.schedule import daily, regularly
        from events import messages, rounds  # noqa: F401  its mails register themselves
        from events.clockwork import forget_needs, look_after
        from events.privacy import mails  # noqa: F401  likewise
        from events.privacy.keeping import keep_terms

        regularly(look_after)
        regularly(rounds.remind)
        regularly(rounds.thank)
        regularly(rounds.tell_what_came_of_it)
        daily(forget_needs)
        daily(rounds.forget_tickets)
        daily(keep_terms)
