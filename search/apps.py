from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from core.worker.schedule import daily, regularly
        from search import carrying, indexing, signals  # noqa: F401  they connect and register themselves
        from search.counts import forget_old
        from search.rebuilding import ask_if_outdated

        regularly(ask_if_outdated)
        daily(forget_old)
