from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkerConfig(AppConfig):
    name = "core.worker"
    label = "worker"
    verbose_name = _("Worker")

    def ready(self) -> None:
        from core.worker import localize, tasks  # noqa: F401  their handlers register themselves
