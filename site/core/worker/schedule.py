"""What the clock brings: scheduled publishing, and the clearing away of what is old.

Wagtail's own `publish_scheduled` stops at the first page that can't be published. Here each page has a transaction of its
own, so one that the publish gate holds back keeps nobody else waiting. Two workers may do this at once: each locks the
row it publishes, and finds it published if the other came first.
"""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import InterfaceError, OperationalError, models, transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from core.outbox import folder
from core.outbox.models import OutboxEntry
from core.worker.carry_out import describe

logger = logging.getLogger(__name__)
DAY_SECONDS = 86_400
PRUNE_BATCH = 1_000


_regularly: list[Callable[[], object]] = []
_daily: list[Callable[[], object]] = []


def regularly(job: Callable[[], object]) -> None:
    """Have the worker do this as often as it publishes what is due. Apps call it when Django starts; two workers may meet."""
    _regularly.append(job)


def daily(job: Callable[[], object]) -> None:
    """Have the worker do this once a day, and when it starts."""
    _daily.append(job)


class Schedule:
    """Remembers when it last ran, and which refusals it has told: a page that is held back is one log line, not one a minute."""

    def __init__(self) -> None:
        self.next_run = 0.0
        self.next_sweep = 0.0
        self.told: set[str] = set()

    def run_if_due(self) -> None:
        now = time.monotonic()
        if now >= self.next_run:
            self.next_run = now + settings.WORKER["SCHEDULE_SECONDS"]
            self.unpublish_expired()
            self.publish_due()
            run_each(_regularly)
        if now >= self.next_sweep:
            self.next_sweep = now + DAY_SECONDS
            prune_outbox()
            prune_folder()
            import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
            run_each(_daily)

    def publish_due(self) -> None:
        """Publish each revision whose time has come."""
        due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at")
        for pk in list(due.values_list("pk", flat=True)):
            self.attempt(due, pk, publish)

    def unpublish_expired(self) -> None:
        """Take off the site what should be on it no longer."""
        for model in models_with_drafts():
            expired = model._default_manager.filter(live=True, expire_at__lt=timezone.now()).order_by("expire_at")
            for pk in list(expired.values_list("pk", flat=True)):
                self.attempt(expired, pk, unpublish)

    def attempt(self, rows: models.QuerySet[Any], pk: Any, act: Callable[[Any], None]) -> None:
        """Act on one row, unless another worker has done so or is doing so. A refusal is logged, and the others go on."""
        what = f"{act.__name__} {rows.model._meta.label_lower} {pk}"
        try:
            with transaction.atomic():
                row = rows.filter(pk=pk).select_for_update(skip_locked=True, of=("self",)).first()
                if row is None:
                    return
                act(row)
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:  # noqa: BLE001  a gate may raise anything
            if what not in self.told:
                self.told.add(what)
                logger.warning("scheduled: %s was held back (%s); it is tried again", what, describe(error))
        else:
            self.told.discard(what)
            logger.info("scheduled: %s: done", what)


def run_each(jobs: Sequence[Callable[[], object]]) -> None:
    """One that fails is logged, and the others go on."""
    for job in jobs:
        try:
            job()
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:  # noqa: BLE001  a job may raise anything
            logger.warning("scheduled: %s failed (%s)", job.__qualname__, describe(error))


def publish(revision: Revision) -> None:
    revision.publish(log_action="wagtail.publish.scheduled")


def unpublish(thing: Any) -> None:
    thing = thing.specific if isinstance(thing, Page) else thing
    thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def models_with_drafts() -> Iterator[type[models.Model]]:
    """Page for all pages, and each kind of snippet that has drafts."""
    yield Page
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page):
            yield model


def prune_outbox() -> int:
    """Delete what was done or given up longer ago than the settings keep it, in small transactions; how many rows."""
    before = kept_since()
    old = OutboxEntry.objects.filter(models.Q(done_at__lt=before) | models.Q(failed_at__lt=before))
    count = 0
    while batch := list(old.values_list("pk", flat=True)[:PRUNE_BATCH]):
        count += OutboxEntry.objects.filter(pk__in=batch).delete()[0]
    return count


def prune_folder() -> int:
    """The same for mails that lie in a folder because there is no mail server; how many."""
    return folder.delete_before(kept_since())


def kept_since() -> datetime:
    """What is older of sent mails and finished tasks is deleted."""
    return timezone.now() - timedelta(days=settings.WORKER["KEEP_DAYS"])
