from typing import Any

from django.core.management.base import BaseCommand

from core.catalogues import compile_catalogues


class Command(BaseCommand):
    help = "Compile the interface's complete catalogues, without gettext's own tools; tell which are not complete."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        compile_catalogues()
