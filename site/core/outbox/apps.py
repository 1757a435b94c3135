from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "core.outbox"
    label = "outbox"
    verbose_name = _("Outbox")

    def ready(self) -> None:
        from core.outbox.mailbox import Reader
        from core.worker.schedule import regularly

        regularly(Reader().read_if_due)
