"""Writing to the outbox."""

import pytest
from django.db import transaction
from pytest_django import Settings

from core.outbox import put
from core.outbox.models import OutboxEntry
from tests.core.outbox.conftest import Together


def test_an_entry_outside_a_transaction_is_refused(together: Together) -> None:
    def write() -> str:
        try:
            put(kind="mail.signed_up")
        except transaction.TransactionManagementError:
            return f"refused, {OutboxEntry.objects.count()} rows"
        return "written"

    assert together([write]) == ["refused, 0 rows"]


@pytest.mark.django_db
def test_a_change_that_is_rolled_back_leaves_no_entry() -> None:
    with transaction.atomic():
        put(kind="mail.signed_up", target="a1")
        transaction.set_rollback(True)
    assert not OutboxEntry.objects.exists()


@pytest.mark.django_db
def test_a_mail_gets_its_message_id_when_it_is_written_in_the_senders_domain(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "Espoo <no-reply@meetings.example>"
    first, second = put(kind="mail.signed_up"), put(kind="mail.signed_up")
    assert first.message_id.endswith("@meetings.example>")
    assert first.message_id != second.message_id


@pytest.mark.django_db
def test_what_is_no_mail_has_no_message_id() -> None:
    assert put(kind="task").message_id == ""


def test_many_writers_at_once_lose_nothing(together: Together) -> None:
    def write() -> None:
        for _ in range(10):
            with transaction.atomic():
                put(kind="task")

    together([write] * 4)
    assert together([OutboxEntry.objects.count]) == [40]
