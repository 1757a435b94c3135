from typing import Any

from django.core.management.base import BaseCommand

from events.privacy.repeat import repeat_erasures


class Command(BaseCommand):
    help = "After restoring a backup, before the services start: erase again whom it has brought back."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"Erased {repeat_erasures()} people again.")
