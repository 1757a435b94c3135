from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        from core.worker.schedule import daily, regularly
        from events import rounds
        from events.arranging import look_after_interpretation
        from events.clockwork import look_after
        from events.limits import forget_tries
        from events.mails import interpretation, letters, written  # noqa: F401  their mails register themselves
        from events.privacy import mails, summary_mail  # noqa: F401  likewise
        from events.privacy.keeping import keep_terms

        regularly(look_after)
        regularly(forget_tries)
        regularly(rounds.remind)
        regularly(rounds.thank)
        regularly(rounds.tell_what_came_of_it)
        regularly(look_after_interpretation)
        daily(rounds.forget_tickets)
        daily(keep_terms)
