"""`manage.py read_bounces`: read the mailbox of returned mails now. The worker does the same every five minutes."""

import imaplib
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core.outbox.mailbox import read_mailbox


class Command(BaseCommand):
    help = "Note which mails came back, from the mailbox in BOUNCE_MAILBOX_URL."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.BOUNCE_MAILBOX:
            raise CommandError("There is no mailbox to read: BOUNCE_MAILBOX_URL is empty.")
        try:
            count = read_mailbox()
        except (OSError, imaplib.IMAP4.error) as error:
            raise CommandError(f"The mailbox can't be read ({type(error).__name__}).") from None
        self.stdout.write(f"{count} mails came back.")
