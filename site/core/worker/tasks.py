"""Wagtail's own background tasks (django-tasks), carried out through the outbox: in the transaction of the change, retried."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskContext, TaskResult, TaskResultStatus
from django_tasks.signals import task_enqueued
from django_tasks.utils import normalize_json

from core import outbox
from core.outbox.handlers import Dropped, handles
from core.outbox.models import OutboxEntry

KIND = "task"
BEHIND_MAIL = -100  # a hundred index updates of one bulk action never keep a resident's mail waiting
LEASE_SECONDS = 900


class OutboxTaskBackend(BaseTaskBackend):
    """Priorities and `run_after` are honoured; results aren't kept, as nothing in Wagtail asks for them."""

    supports_defer = True
    supports_priority = True

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        self.validate_task(task)
        parameters = {"task": task.module_path, "args": normalize_json(args), "kwargs": normalize_json(kwargs)}
        with transaction.atomic():
            entry = outbox.put(
                kind=KIND, parameters=parameters, due_at=task.run_after, priority=BEHIND_MAIL + task.priority
            )
        result = as_result(task, entry, backend=self.alias)
        task_enqueued.send(type(self), task_result=result)
        return result


@handles(KIND, lease_seconds=LEASE_SECONDS)
def run_task(entry: OutboxEntry) -> None:
    """Call the task. An object that was deleted meanwhile needs nothing more done about it."""
    task = import_string(entry.parameters["task"])
    args, kwargs = entry.parameters["args"], entry.parameters["kwargs"]
    if task.takes_context:
        args = [TaskContext(task_result=as_result(task, entry, backend=task.backend)), *args]
    try:
        task.call(*args, **kwargs)
    except ObjectDoesNotExist as error:
        raise Dropped from error


def as_result(task: Task[Any, Any], entry: OutboxEntry, *, backend: str) -> TaskResult[Any]:
    """The entry as django-tasks sees it."""
    started: datetime | None = entry.due_at if entry.attempts else None
    return TaskResult(
        task=task,
        id=str(entry.pk),
        status=TaskResultStatus.RUNNING if entry.attempts else TaskResultStatus.READY,
        enqueued_at=entry.created_at,
        started_at=started,
        finished_at=None,
        last_attempted_at=started,
        args=entry.parameters["args"],
        kwargs=entry.parameters["kwargs"],
        backend=backend,
        errors=[],
        worker_ids=[entry.leased_by] * entry.attempts,
    )
