"""Who has an entry in hand."""

from datetime import datetime, timedelta
from functools import partial

import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django import Settings

from core.outbox import claims, handlers, put
from core.outbox.models import OutboxEntry
from tests.core.outbox.conftest import Together

pytestmark = pytest.mark.django_db


def claim(*, worker: str, now: datetime | None = None) -> OutboxEntry:
    """Claim an entry where there must be one."""
    entry = claims.claim(worker=worker, now=now)
    assert entry is not None
    return entry


def test_an_entry_in_hand_is_given_to_nobody_else() -> None:
    entry = put(kind="task")
    assert claims.claim(worker="first") == entry
    assert claims.claim(worker="second") is None


def test_a_killed_workers_entry_is_taken_over_when_its_lease_has_run_out(settings: Settings) -> None:
    entry = put(kind="task.unknown")
    claims.claim(worker="killed")
    almost = timezone.now() + timedelta(seconds=settings.WORKER["LEASE_SECONDS"] - 1)
    assert claims.claim(worker="second", now=almost) is None

    again = claim(worker="second", now=almost + timedelta(seconds=2))
    assert again == entry
    assert (again.leased_by, again.attempts) == ("second", 2)


def test_a_kind_may_ask_for_a_longer_lease(registry: None) -> None:
    handlers.handles("slow", lease_seconds=5_000)(lambda entry: None)
    put(kind="slow")
    now = timezone.now()
    assert claim(worker="first", now=now).lease_until == now + timedelta(seconds=5_000)


def test_what_is_taken_together_are_all_entries_of_the_longest_waiting_targets() -> None:
    targets = ["1", "1", "2", "1", "3", "2", "1"]
    entries = [put(kind="follow", target=target) for target in targets]
    put(kind="other", target="1")
    first = claim(worker="first")
    more = claims.claim_more(first, targets=2)
    assert [first, *more] == [entry for entry, target in zip(entries, targets, strict=True) if target != "3"]
    taken = OutboxEntry.objects.filter(pk__in=[entry.pk for entry in more])
    assert {(entry.leased_by, entry.attempts) for entry in taken} == {("first", 1)}
    assert claims.record_done(*more)
    assert not taken.filter(done_at=None).exists()


def test_an_entry_is_not_taken_before_its_time() -> None:
    now = timezone.now()
    put(kind="task", due_at=now + timedelta(hours=1))
    assert claims.claim(worker="first", now=now) is None
    assert claims.claim(worker="first", now=now + timedelta(hours=1)) is not None


def test_what_is_urgent_goes_first_and_the_rest_in_order_of_time() -> None:
    now = timezone.now()
    later = put(kind="b", due_at=now - timedelta(seconds=1))
    earlier = put(kind="a", due_at=now - timedelta(seconds=2))
    background = put(kind="c", due_at=now - timedelta(seconds=3), priority=-100)
    taken = [claims.claim(worker="first", now=now) for _ in range(3)]
    assert taken == [earlier, later, background]


def test_who_lost_the_lease_can_no_longer_put_the_entry_back(settings: Settings) -> None:
    put(kind="thing")
    slow = claim(worker="slow")
    later = timezone.now() + timedelta(seconds=settings.WORKER["LEASE_SECONDS"] + 1)
    quick = claim(worker="quick", now=later)
    claims.record_retry(slow, reason="too late")
    claims.record_failed(slow, reason="too late")
    quick.refresh_from_db()
    assert (quick.leased_by, quick.failed_at, quick.last_error) == ("quick", None, "")


def test_only_the_first_to_finish_an_entry_is_told_so() -> None:
    entry = put(kind="task")
    assert claims.record_done(OutboxEntry.objects.get(pk=entry.pk))
    assert not claims.record_done(OutboxEntry.objects.get(pk=entry.pk))


def test_workers_that_claim_at_once_never_get_the_same_entry(together: Together) -> None:
    def write() -> None:
        with transaction.atomic():
            for _ in range(40):
                put(kind="task")

    def take_all(worker: str) -> list[int]:
        taken = []
        while entry := claims.claim(worker=worker):
            taken.append(entry.pk)
        return taken

    together([write])
    hands = together([partial(take_all, name) for name in ("one", "two", "three", "four")])
    taken = [pk for hand in hands for pk in hand]
    assert len(taken) == 40
    assert len(set(taken)) == 40
