"""`manage.py run`: prepare `var/`, then serve the site with the worker beside it. What `make run` ends in."""

import socket
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from django.db.migrations.exceptions import InconsistentMigrationHistory

from articles.models import ArticlePage
from core.catalogues import compile_catalogues
from core.supervision import Supervisor, WebServer
from events.models import Event
from home.demonstration import demonstration_logins

THREADS = 8


class Command(BaseCommand):
    help = "Prepare the database and the folders, then serve the site together with its worker."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        try:
            listener = self.listen()
            self.make_folders()
            self.prepare()
        except KeyboardInterrupt:
            sys.exit(130)
        server = WebServer(listener, threads=THREADS, when_up=self.tell)
        Supervisor(server).run()

    def listen(self) -> socket.socket:
        """Taken first of all, so that a busy port is known before anything is changed."""
        try:
            return socket.create_server(("127.0.0.1", settings.PORT), backlog=128)
        except OSError as error:
            sys.exit(f"The port {settings.PORT} can't be used ({error.strerror}): choose another by PORT.")

    def make_folders(self) -> None:
        try:
            for folder in (settings.VAR, settings.MAIL_FOLDER, settings.MEDIA_ROOT, settings.STATIC_ROOT):
                folder.mkdir(parents=True, exist_ok=True)
            (settings.VAR / ".writable").touch()
            (settings.VAR / ".writable").unlink()
        except OSError as error:
            sys.exit(f"The folder {settings.VAR} can't be written ({error.strerror}): mend that or set VAR_FOLDER.")

    def prepare(self) -> None:
        self.say("Bringing the database up to date")
        try:
            self.refuse_a_broken_file()
            call_command("migrate", verbosity=0, interactive=False)
        except (DatabaseError, InconsistentMigrationHistory) as error:
            sys.exit(
                f"The database {connection.settings_dict['NAME']} can't be used ({' '.join(str(error).split())}): "
                "move it away or set DATABASE_URL, then start again."
            )
        compile_catalogues()
        call_command("ensure_site")
        if settings.DEMONSTRATION and not Event.objects.exists() and not ArticlePage.objects.exists():
            self.say("Filling the empty site with a small demonstration")
            call_command("load_demonstration")

    def refuse_a_broken_file(self) -> None:
        """SQLite opens anything and complains when it comes to the broken place. Raises DatabaseError."""
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA quick_check(1)")
                (answer,) = cursor.fetchone()
                if answer != "ok":
                    raise DatabaseError(answer)

    def tell(self) -> None:
        address = f"http://127.0.0.1:{settings.PORT}"
        lines = ["", f"The site    {address}/", f"The admin   {address}/admin/"]
        if settings.EMAIL_BACKEND == "core.outbox.folder.FolderBackend":
            lines.append(f"Mails       lie as files in {settings.MAIL_FOLDER}, since EMAIL_URL is not set")
        if settings.DEMONSTRATION:
            lines += ["", *map(str, demonstration_logins())]
        self.say("\n".join([*lines, "", "Ctrl-C ends it."]))

    def say(self, text: str) -> None:
        """At once, also to a file: what waited in the buffer while children are forked would be written by each of them."""
        self.stdout.write(text)
        self.stdout.flush()
