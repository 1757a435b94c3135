"""The worker's life and its end."""

import os
import signal
from collections.abc import Iterator
from threading import Event
from unittest.mock import Mock

import pytest
from django.core.management import call_command
from django.db import OperationalError
from pytest_django import Settings

from core.outbox import handlers, put
from core.outbox.models import OutboxEntry
from core.worker import loop


@pytest.fixture
def signals() -> Iterator[None]:
    """The signal handlers as they were before."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def same_connection(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """The loop leaves the test's own connection alone."""
    connection = Mock()
    monkeypatch.setattr(loop, "connection", connection)
    monkeypatch.setattr(loop, "close_old_connections", Mock())
    return connection


@pytest.mark.django_db
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_told_to_stop_finishes_the_entry_in_hand(
    registry: None, signals: None, same_connection: Mock, number: int
) -> None:
    handlers.handles("thing")(lambda entry: os.kill(os.getpid(), number))
    first, second = put(kind="thing"), put(kind="thing")
    call_command("worker")
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.done_at is not None
    assert (second.done_at, second.attempts) == (None, 0)


@pytest.mark.django_db
def test_one_run_carries_out_what_is_due_and_ends(registry: None, capsys: pytest.CaptureFixture[str]) -> None:
    handlers.handles("thing")(lambda entry: None)
    put(kind="thing")
    put(kind="thing")
    call_command("worker", "--once")
    assert not OutboxEntry.objects.filter(done_at__isnull=True).exists()
    assert "2 outbox entries carried out." in capsys.readouterr().out


def test_a_database_that_restarts_is_waited_for_and_told_of_once(
    settings: Settings, same_connection: Mock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settings.WORKER = {**settings.WORKER, "POLL_SECONDS": 0.001}
    stop = Event()
    turns = iter([OperationalError("server closed"), OperationalError("refused"), OperationalError("refused"), None])

    def turn(worker: str, schedule: object) -> bool:
        error = next(turns)
        if error:
            raise error
        stop.set()
        return True

    monkeypatch.setattr(loop, "turn", turn)
    loop.run(stop)
    told = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert len(told) == 2
    assert "away" in told[0]
    assert "back" in told[1]
    assert same_connection.close.call_count == 4  # once for each error, and at the end
