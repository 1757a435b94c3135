"""What the tests of the outbox share: a registry of their own, a mail server on a free port, and real threads."""

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.db import connection, connections
from django.db.utils import load_backend

from core.outbox import handlers, mail
from core.outbox.models import OutboxEntry


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test registers is forgotten after it."""
    monkeypatch.setattr(handlers, "_registered", dict(handlers._registered))
    monkeypatch.setattr(mail, "_renderers", dict(mail._renderers))
    monkeypatch.setattr(mail, "_followers", {name: list(known) for name, known in mail._followers.items()})


class Sink:
    """A mail server that keeps what it accepts. `answers` are its replies to the next mails; after them all is accepted."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.answers: list[str] = []
        self.sender_answers: list[str] = []
        self.recipient_answers: list[str] = []

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        answer = self.sender_answers.pop(0) if self.sender_answers else "250 OK"
        if answer.startswith("250"):
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return answer

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        answer = self.recipient_answers.pop(0) if self.recipient_answers else "250 OK"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer.startswith("250"):
            self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def mail_server(settings: Any) -> Iterator[Sink]:
    """Django's own SMTP backend, talking to a sink on this machine."""
    sink = Sink()
    controller = Controller(sink, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_TIMEOUT = 5
    yield sink
    controller.stop()


Together = Callable[[list[Callable[[], Any]]], list[Any]]


@pytest.fixture
def together(db: None, tmp_path: Path) -> Iterator[Together]:
    """Call functions at once, each in a thread with its own connection to one database that really commits.

    On PostgreSQL that is the tests' database; on SQLite, whose test database lives in memory, a file with the outbox in it.
    """
    on_file = connection.vendor == "sqlite"
    file_settings = {**connection.settings_dict, "NAME": str(tmp_path / "outbox.sqlite3")}

    def with_own_connection(call: Callable[[], Any]) -> Any:
        if on_file:
            connections["default"] = load_backend(file_settings["ENGINE"]).DatabaseWrapper(file_settings, "default")
        try:
            return call()
        finally:
            connections["default"].close()

    def run(calls: list[Callable[[], Any]]) -> list[Any]:
        with ThreadPoolExecutor(len(calls)) as pool:
            return list(pool.map(with_own_connection, calls))

    def make_table() -> None:
        if on_file:
            with connections["default"].schema_editor() as editor:
                editor.create_model(OutboxEntry)

    run([make_table])
    yield run
    run([lambda: OutboxEntry.objects.all().delete()])
