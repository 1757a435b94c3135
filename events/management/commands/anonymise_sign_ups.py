from typing import Any

from django.core.management.base import BaseCommand

from events.privacy.keeping import keep_terms


class Command(BaseCommand):
    help = (
        "Erase needs a week after the meeting, anonymise the sign-ups whose time of keeping is over, and end follow-ups at "
        "their term. The worker does so each day."
    )

    def handle(self, **options: Any) -> None:
        done = keep_terms()
        self.stdout.write(
            f"Erased the needs of {done.needs} people, anonymised {done.anonymised} sign-ups, "
            f"forgot {done.ended} follow-ups, asked {done.reminded} people to renew."
        )
