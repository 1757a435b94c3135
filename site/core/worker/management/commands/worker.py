"""`manage.py worker`: carry out what the outbox holds. Several may run."""

import signal
from argparse import ArgumentParser
from threading import Event
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand

from core.worker import loop


class Command(BaseCommand):
    help = "Send mails, run background tasks and publish what is scheduled, until told to stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="carry out what is due now, then end")

    def handle(self, *, once: bool, **options: Any) -> None:
        if once:
            self.stdout.write(f"{loop.run_once()} outbox entries carried out.")
            return
        stop = Event()

        def end(number: int, frame: FrameType | None) -> None:
            stop.set()

        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, end)
        loop.run(stop)
