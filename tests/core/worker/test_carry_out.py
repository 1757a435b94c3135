"""Attempts, pauses and outcomes."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation
from pytest_django import Settings

from core.outbox import handlers, put
from core.outbox.models import OutboxEntry
from core.worker.carry_out import carry_out_due

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registry")]


def raising(error: Exception) -> None:
    def handle(entry: OutboxEntry) -> None:
        raise error

    handlers.handles("thing")(handle)


def attempt(entry: OutboxEntry) -> timedelta:
    """Carry the entry out although its pause isn't over; how long the next pause is."""
    OutboxEntry.objects.filter(pk=entry.pk).update(due_at=timezone.now() - timedelta(seconds=1))
    begun = timezone.now()
    assert carry_out_due(limit=1) == 1
    entry.refresh_from_db()
    return entry.due_at - begun


def test_pauses_double_until_the_attempts_are_used_up(settings: Settings) -> None:
    settings.WORKER = {**settings.WORKER, "ATTEMPTS": 4, "BACKOFF_SECONDS": 10}
    raising(RuntimeError())
    entry = put(kind="thing")
    pauses = [attempt(entry).total_seconds() for _ in range(3)]
    assert pauses == pytest.approx([10, 20, 40], abs=2)
    assert entry.failed_at is None

    attempt(entry)
    assert entry.failed_at is not None
    assert entry.attempts == 4
    assert carry_out_due() == 0


def test_no_pause_is_longer_than_six_hours(settings: Settings) -> None:
    settings.WORKER = {**settings.WORKER, "ATTEMPTS": 100, "BACKOFF_SECONDS": 3_600}
    raising(RuntimeError())
    entry = put(kind="thing")
    OutboxEntry.objects.filter(pk=entry.pk).update(attempts=90)
    assert attempt(entry) <= timedelta(hours=6, seconds=5)


def test_a_failure_is_logged_with_its_place_but_never_with_its_words(caplog: pytest.LogCaptureFixture) -> None:
    raising(ValueError("asa@example.org"))
    entry = put(kind="thing", target="a1")
    attempt(entry)
    assert entry.last_error.startswith("ValueError in test_carry_out.py:")
    assert "asa" not in caplog.text + entry.last_error


def test_an_entry_whose_target_is_gone_is_done() -> None:
    raising(handlers.Dropped())
    entry = put(kind="thing")
    attempt(entry)
    assert entry.done_at is not None
    assert entry.last_error == ""


def test_a_refused_entry_is_given_up_at_the_first_attempt() -> None:
    raising(handlers.Refused("too large"))
    entry = put(kind="thing")
    attempt(entry)
    assert entry.failed_at is not None
    assert entry.last_error == "too large"


def test_an_outage_uses_up_no_attempt(settings: Settings) -> None:
    raising(handlers.NotNow("the index is away"))
    entry = put(kind="thing")
    for _ in range(settings.WORKER["ATTEMPTS"] + 1):
        pause = attempt(entry)
    assert (entry.attempts, entry.failed_at) == (0, None)
    assert pause <= timedelta(minutes=5, seconds=5)


def test_a_kind_that_this_worker_does_not_know_waits_for_one_that_does() -> None:
    entry = put(kind="from.a.newer.release")
    attempt(entry)
    assert entry.failed_at is None
    assert entry.last_error.startswith("LookupError")


def test_an_entry_that_ends_every_worker_is_given_up(settings: Settings) -> None:
    calls: list[int] = []
    handlers.handles("thing")(lambda entry: calls.append(entry.pk))
    entry = put(kind="thing")
    OutboxEntry.objects.filter(pk=entry.pk).update(
        attempts=settings.WORKER["ATTEMPTS"], lease_until=timezone.now() - timedelta(seconds=1)
    )
    attempt(entry)
    assert entry.failed_at is not None
    assert calls == []


def test_a_handler_runs_in_the_language_of_its_entry() -> None:
    languages: list[str | None] = []
    handlers.handles("thing")(lambda entry: languages.append(translation.get_language()))
    put(kind="thing", language="ar")
    put(kind="thing")
    with translation.override("fi"):
        carry_out_due()
    assert languages == ["ar", "en"]


def test_what_an_entry_brings_forth_is_carried_out_in_the_same_run() -> None:
    done: list[str] = []
    handlers.handles("second")(lambda entry: done.append(entry.target))

    @handlers.handles("first")
    def bring_forth(entry: OutboxEntry) -> None:
        put(kind="second", target="b")

    put(kind="first")
    assert carry_out_due() == 2
    assert done == ["b"]
